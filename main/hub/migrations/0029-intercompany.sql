-- The rows of the room intercompany, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema intercompany;

create table intercompany.posting (
  key text primary key,
  posting_id text not null,
  entity text not null,
  counterparty text not null,
  transfer_number text not null,
  stage text not null,
  posted_at timestamptz not null,
  period text not null,
  currency text not null,
  document jsonb,
  late_reason text,
  lines jsonb not null,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table intercompany.period (
  key text primary key,
  entity text not null,
  period text not null,
  starts_at timestamptz,
  ends_at timestamptz,
  is_closed bool not null,
  source text not null,
  told_at timestamptz not null,
  received_at timestamptz not null
);

create table intercompany.care (
  key text primary key,
  document text not null,
  owner text,
  version int4 not null
);

create table intercompany.care_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  document text,
  owner text,
  version int4
);
create index on intercompany.care_history (key, log_known_at desc, log_seq desc);

create table intercompany.adjustment (
  key text primary key,
  document text not null,
  cause text not null,
  what text not null,
  because text not null,
  entries jsonb not null,
  currency text not null,
  rate jsonb,
  period text not null,
  policy text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  reason text not null,
  status text not null,
  commands jsonb not null
);

create table intercompany.adjustment_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  document text,
  cause text,
  what text,
  because text,
  entries jsonb,
  currency text,
  rate jsonb,
  period text,
  policy text,
  proposed_by text,
  proposed_at timestamptz,
  reason text,
  status text,
  commands jsonb
);
create index on intercompany.adjustment_history (key, log_known_at desc, log_seq desc);

create table intercompany.clearing (
  key text primary key,
  statement text not null,
  statement_hash text not null,
  entity text not null,
  counterparty text not null,
  currency text not null,
  document jsonb,
  items jsonb not null,
  lines jsonb not null,
  posting_id text not null,
  posted_at timestamptz not null,
  period text not null,
  late_reason text,
  reversal jsonb,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

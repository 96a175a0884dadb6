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
  is_closed bool not null
);

-- The rows of the room policy, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema policy;

create table policy.policy (
  key text primary key,
  name text not null,
  version int4 not null,
  content jsonb not null,
  published_at timestamptz not null,
  published_by text not null
);

create table policy.policy_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  name text,
  version int4,
  content jsonb,
  published_at timestamptz,
  published_by text
);
create index on policy.policy_history (key, log_known_at desc, log_seq desc);

create table policy.version (
  key text primary key,
  name text not null,
  version int4 not null,
  content jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  proposed_by text,
  reason text,
  restores int4,
  backtest text,
  without_backtest text
);

create table policy.draft (
  key text primary key,
  name text not null,
  content jsonb not null,
  based_on int4 not null,
  revision int4 not null,
  editors jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  restores int4,
  proposed_by text,
  proposed_at timestamptz,
  reason text,
  without_backtest text
);

create table policy.backtest (
  key text primary key,
  name text not null,
  content_hash text not null,
  inputs_hash text not null,
  backtest jsonb not null
);

create table policy.backtest_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  name text,
  content_hash text,
  inputs_hash text,
  backtest jsonb
);
create index on policy.backtest_history (key, log_known_at desc, log_seq desc);

create table policy.override (
  key text primary key,
  policy text not null,
  path text not null,
  site text not null,
  value jsonb,
  owner text not null,
  reason text not null,
  expires_at timestamptz not null,
  status text not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  confirmed_by text,
  ended_at timestamptz,
  ended_by text
);

create table policy.override_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  policy text,
  path text,
  site text,
  value jsonb,
  owner text,
  reason text,
  expires_at timestamptz,
  status text,
  proposed_by text,
  proposed_at timestamptz,
  confirmed_by text,
  ended_at timestamptz,
  ended_by text
);
create index on policy.override_history (key, log_known_at desc, log_seq desc);

create table policy.automation_pause (
  key text primary key,
  site text not null,
  by text not null,
  reason text not null,
  since timestamptz not null,
  until timestamptz
);

create table policy.automation_pause_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  site text,
  by text,
  reason text,
  since timestamptz,
  until timestamptz
);
create index on policy.automation_pause_history (key, log_known_at desc, log_seq desc);

create table policy.decision (
  key text primary key,
  subject text not null,
  trace jsonb not null,
  outcome text not null,
  decided_at timestamptz not null
);

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

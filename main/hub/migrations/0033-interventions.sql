-- The rows of the room interventions, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema interventions;

create table interventions.incident (
  key text primary key,
  incident text not null,
  run text not null,
  workflow text not null,
  step text not null,
  kind text not null,
  words text not null,
  part text,
  command text,
  owner text not null,
  opened_at timestamptz not null,
  moved_on_at timestamptz,
  moved_on_by text,
  cleared_at timestamptz,
  proof text
);

create table interventions.incident_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  incident text,
  run text,
  workflow text,
  step text,
  kind text,
  words text,
  part text,
  command text,
  owner text,
  opened_at timestamptz,
  moved_on_at timestamptz,
  moved_on_by text,
  cleared_at timestamptz,
  proof text
);
create index on interventions.incident_history (key, log_known_at desc, log_seq desc);

create table interventions.pause (
  key text primary key,
  run text not null,
  workflow text not null,
  by text not null,
  reason text not null,
  since timestamptz not null,
  delays jsonb not null
);

create table interventions.pause_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  run text,
  workflow text,
  by text,
  reason text,
  since timestamptz,
  delays jsonb
);
create index on interventions.pause_history (key, log_known_at desc, log_seq desc);

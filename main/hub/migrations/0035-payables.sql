-- The rows of the room payables, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema payables;

create table payables.payable (
  key text primary key,
  invoice text not null,
  machine int4 not null,
  step text not null,
  snapshot jsonb not null,
  begun_at timestamptz not null,
  matched_before bool not null,
  asked_by text,
  asked_difference_minor int8,
  trouble text,
  ended_at timestamptz,
  version int4 not null,
  notes jsonb not null
);

create table payables.payable_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  invoice text,
  machine int4,
  step text,
  snapshot jsonb,
  begun_at timestamptz,
  matched_before bool,
  asked_by text,
  asked_difference_minor int8,
  trouble text,
  ended_at timestamptz,
  version int4,
  notes jsonb
);
create index on payables.payable_history (key, log_known_at desc, log_seq desc);

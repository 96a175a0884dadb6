-- The rows of the room promising, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema promising;

create table promising.order_case (
  key text primary key,
  number text not null,
  machine int4 not null,
  step text not null,
  snapshot jsonb not null,
  begun_at timestamptz not null,
  cancelled_by text,
  waived jsonb not null,
  trouble text,
  ended_at timestamptz,
  version int4 not null,
  notes jsonb not null,
  site text not null,
  variations jsonb not null,
  opened_by text not null,
  reason text not null,
  wished jsonb,
  wished_by text,
  wished_at timestamptz,
  customer_says text,
  moved_to_line int4
);

create table promising.order_case_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  number text,
  machine int4,
  step text,
  snapshot jsonb,
  begun_at timestamptz,
  cancelled_by text,
  waived jsonb,
  trouble text,
  ended_at timestamptz,
  version int4,
  notes jsonb,
  site text,
  variations jsonb,
  opened_by text,
  reason text,
  wished jsonb,
  wished_by text,
  wished_at timestamptz,
  customer_says text,
  moved_to_line int4
);
create index on promising.order_case_history (key, log_known_at desc, log_seq desc);

-- The rows of the room continuity, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema continuity;

create table continuity.fallback_card (
  key text primary key,
  source text not null,
  phone text not null,
  email text not null,
  steps jsonb not null,
  set_by text not null,
  set_at timestamptz not null
);

create table continuity.fallback_card_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  source text,
  phone text,
  email text,
  steps jsonb,
  set_by text,
  set_at timestamptz
);
create index on continuity.fallback_card_history (key, log_known_at desc, log_seq desc);

-- The rows of the room windows, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema windows;

create table windows.window (
  key text primary key,
  kind text not null,
  scope text not null,
  scope_key text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  status text not null,
  reason text not null,
  planned_by text not null,
  planned_at timestamptz not null,
  ended_by text,
  ended_at timestamptz
);

create table windows.window_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  kind text,
  scope text,
  scope_key text,
  from_at timestamptz,
  until_at timestamptz,
  status text,
  reason text,
  planned_by text,
  planned_at timestamptz,
  ended_by text,
  ended_at timestamptz
);
create index on windows.window_history (key, log_known_at desc, log_seq desc);

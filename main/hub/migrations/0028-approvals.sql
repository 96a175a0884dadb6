-- The rows of the room approvals, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema approvals;

create table approvals.approval (
  key text primary key,
  subject text not null,
  role text not null,
  why text not null,
  policy text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  due_at timestamptz not null,
  is_overdue bool not null,
  decision text not null,
  person text,
  decided_at timestamptz,
  reason text
);

create table approvals.approval_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  subject text,
  role text,
  why text,
  policy text,
  requested_by text,
  requested_at timestamptz,
  due_at timestamptz,
  is_overdue bool,
  decision text,
  person text,
  decided_at timestamptz,
  reason text
);
create index on approvals.approval_history (key, log_known_at desc, log_seq desc);

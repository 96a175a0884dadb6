-- The rows of the room approvals, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema approvals;

create table approvals.approval (
  key text primary key,
  subject text not null,
  hash text not null,
  stage int4 not null,
  role text not null,
  why text not null,
  policy text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  authors jsonb not null,
  counted jsonb,
  due_minutes int4 not null,
  decide_by_at timestamptz,
  opened_at timestamptz,
  due_at timestamptz,
  is_overdue bool not null,
  assignee text,
  decision text not null,
  person text,
  on_behalf_of text,
  delegation text,
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
  hash text,
  stage int4,
  role text,
  why text,
  policy text,
  requested_by text,
  requested_at timestamptz,
  authors jsonb,
  counted jsonb,
  due_minutes int4,
  decide_by_at timestamptz,
  opened_at timestamptz,
  due_at timestamptz,
  is_overdue bool,
  assignee text,
  decision text,
  person text,
  on_behalf_of text,
  delegation text,
  decided_at timestamptz,
  reason text
);
create index on approvals.approval_history (key, log_known_at desc, log_seq desc);

create table approvals.delegation (
  key text primary key,
  id text not null,
  of text not null,
  "to" text not null,
  role text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  reason text not null,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by text
);

create table approvals.delegation_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  id text,
  of text,
  "to" text,
  role text,
  from_at timestamptz,
  until_at timestamptz,
  reason text,
  made_by text,
  made_at timestamptz,
  ended_at timestamptz,
  ended_by text
);
create index on approvals.delegation_history (key, log_known_at desc, log_seq desc);

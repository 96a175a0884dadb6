-- Timers: what wakes a run, a rule or a policy when world time is due.
create schema runs;

create table runs.timer (
  key text primary key,
  kind text not null,
  subject text not null,
  due_at timestamptz not null
);

-- Commands on their way to the systems of record, by idempotency key.
create schema outbox;

create table outbox.command (
  key text primary key,
  id text not null,
  type text not null,
  target text not null,
  label text not null,
  correlation_id text not null,
  causation_id text,
  actor text not null,
  reason text,
  data jsonb not null,
  status text not null,
  queued_at timestamptz not null,
  sent_at timestamptz,
  accepted_at timestamptz,
  applied_at timestamptz,
  confirmed_at timestamptz,
  rejected_at timestamptz,
  ended_at timestamptz,
  rejection jsonb,
  attempts int4 not null,
  next_try_at timestamptz,
  expires_at timestamptz not null
);

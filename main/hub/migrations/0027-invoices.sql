-- The rows of the room invoices, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema invoices;

create table invoices.invoice (
  key text primary key,
  invoice_number text not null,
  kind text not null,
  issuer text not null,
  entity text not null,
  billed text,
  currency text not null,
  total_minor int8 not null,
  due_at timestamptz,
  lines jsonb not null,
  status text not null,
  held_reason text,
  hold_changed_at timestamptz,
  invoiced_at timestamptz,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table invoices.invoice_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  invoice_number text,
  kind text,
  issuer text,
  entity text,
  billed text,
  currency text,
  total_minor int8,
  due_at timestamptz,
  lines jsonb,
  status text,
  held_reason text,
  hold_changed_at timestamptz,
  invoiced_at timestamptz,
  source text,
  occurred_at timestamptz,
  received_at timestamptz
);
create index on invoices.invoice_history (key, log_known_at desc, log_seq desc);

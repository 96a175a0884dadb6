-- The rows of the room orders, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema orders;

create table orders.sales_order (
  key text primary key,
  order_number text not null,
  customer text not null,
  site text not null,
  currency text not null,
  priority int4 not null,
  commit_at timestamptz,
  channel text not null,
  partner_reference text,
  lines jsonb not null,
  missed jsonb not null,
  shipments jsonb not null,
  status text not null,
  placed_at timestamptz,
  changed_at timestamptz,
  recommitted_at timestamptz,
  prioritised_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  filed bool not null,
  counted jsonb not null,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table orders.sales_order_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  order_number text,
  customer text,
  site text,
  currency text,
  priority int4,
  commit_at timestamptz,
  channel text,
  partner_reference text,
  lines jsonb,
  missed jsonb,
  shipments jsonb,
  status text,
  placed_at timestamptz,
  changed_at timestamptz,
  recommitted_at timestamptz,
  prioritised_at timestamptz,
  shipped_at timestamptz,
  delivered_at timestamptz,
  cancelled_at timestamptz,
  filed bool,
  counted jsonb,
  source text,
  occurred_at timestamptz,
  received_at timestamptz
);
create index on orders.sales_order_history (key, log_known_at desc, log_seq desc);

create table orders.edi_order (
  key text primary key,
  customer text not null,
  partner_reference text not null,
  site text,
  currency text not null,
  ordered_at timestamptz not null,
  lines jsonb not null,
  order_number text,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

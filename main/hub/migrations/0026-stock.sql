-- The rows of the room stock, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema stock;

create table stock.position (
  key text primary key,
  site text not null,
  gtin text not null,
  unit text not null,
  on_hand int8 not null,
  reserved int8 not null,
  blocked int8 not null,
  source text not null,
  source_epoch int4 not null,
  source_sequence int8 not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table stock.position_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  site text,
  gtin text,
  unit text,
  on_hand int8,
  reserved int8,
  blocked int8,
  source text,
  source_epoch int4,
  source_sequence int8,
  occurred_at timestamptz,
  received_at timestamptz
);
create index on stock.position_history (key, log_known_at desc, log_seq desc);

create table stock.snapshot (
  key text primary key,
  site text not null,
  source text not null,
  snapshot_id text not null,
  epoch int4 not null,
  sequence int8 not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table stock.consignment (
  key text primary key,
  transfer text not null,
  "from" text,
  "to" text,
  lines jsonb not null,
  shipment text,
  expected_at timestamptz,
  loaded_at timestamptz,
  counted_at timestamptz,
  closed_at timestamptz,
  withdrawn_at timestamptz,
  counted jsonb not null,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table stock.consignment_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  transfer text,
  "from" text,
  "to" text,
  lines jsonb,
  shipment text,
  expected_at timestamptz,
  loaded_at timestamptz,
  counted_at timestamptz,
  closed_at timestamptz,
  withdrawn_at timestamptz,
  counted jsonb,
  source text,
  occurred_at timestamptz,
  received_at timestamptz
);
create index on stock.consignment_history (key, log_known_at desc, log_seq desc);

create table stock.outflow (
  key text primary key,
  site text not null,
  day int4 not null,
  quantity int8 not null,
  source_epoch int4 not null,
  source_sequence int8 not null
);

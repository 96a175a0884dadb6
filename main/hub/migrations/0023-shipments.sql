-- The rows of the room shipments, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema shipments;

create table shipments.shipment (
  key text primary key,
  shipment_id text not null,
  purpose_kind text not null,
  purpose_number text not null,
  carrier text not null,
  mode text not null,
  equipment text not null,
  stops jsonb not null,
  distance_km int4 not null,
  currency text not null,
  value_minor int8 not null,
  freight_minor int8 not null,
  weight_grams int8 not null,
  lines jsonb not null,
  status text not null,
  tender text not null,
  expedited_at timestamptz,
  cancelled_at timestamptz,
  delivered_at timestamptz,
  missed jsonb,
  filed bool not null,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table shipments.shipment_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  shipment_id text,
  purpose_kind text,
  purpose_number text,
  carrier text,
  mode text,
  equipment text,
  stops jsonb,
  distance_km int4,
  currency text,
  value_minor int8,
  freight_minor int8,
  weight_grams int8,
  lines jsonb,
  status text,
  tender text,
  expedited_at timestamptz,
  cancelled_at timestamptz,
  delivered_at timestamptz,
  missed jsonb,
  filed bool,
  source text,
  occurred_at timestamptz,
  received_at timestamptz
);
create index on shipments.shipment_history (key, log_known_at desc, log_seq desc);

create table shipments.progress (
  key text primary key,
  shipment_id text not null,
  fix_at timestamptz,
  latitude float8,
  longitude float8,
  speed_kmh int4,
  travelled_km float8 not null,
  idle_since timestamptz,
  silent_since timestamptz,
  p50_at timestamptz,
  p90_at timestamptz,
  first_p90_at timestamptz,
  ledger jsonb not null,
  received_at timestamptz not null
);

create table shipments.progress_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  shipment_id text,
  fix_at timestamptz,
  latitude float8,
  longitude float8,
  speed_kmh int4,
  travelled_km float8,
  idle_since timestamptz,
  silent_since timestamptz,
  p50_at timestamptz,
  p90_at timestamptz,
  first_p90_at timestamptz,
  ledger jsonb,
  received_at timestamptz
);
create index on shipments.progress_history (key, log_known_at desc, log_seq desc);

create table shipments.lane_record (
  key text primary key,
  trips int4 not null,
  held int4 not null
);

create table shipments.manual_entry (
  key text primary key,
  shipment_id text not null,
  source text not null,
  stop int4 not null,
  milestone text not null,
  at timestamptz not null,
  by text not null,
  reason text not null,
  entered_at timestamptz not null,
  told_at timestamptz,
  state text not null,
  settled_by text,
  kept text
);

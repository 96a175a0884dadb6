-- The rows of the room network, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema network;

create table network.site (
  key text primary key,
  gln text not null,
  code text not null,
  name text not null,
  entity text not null,
  locode text not null,
  latitude float8 not null,
  longitude float8 not null,
  zone text not null,
  dock_doors int4 not null,
  opens_at text not null,
  closes_at text not null,
  work_days jsonb not null,
  dock_cut_off_at text not null,
  pick_and_stage_minutes int4 not null,
  warehouse_source text not null,
  published_at timestamptz not null,
  received_at timestamptz not null
);

create table network.item (
  key text primary key,
  gtin text not null,
  sku text not null,
  description text not null,
  unit text not null,
  case_pack int4 not null,
  weight_grams int8 not null,
  volume_cm3 int8 not null,
  abc_class text not null,
  unit_cost_micro int8 not null,
  unit_price_micro int8 not null,
  currency text not null,
  published_at timestamptz not null
);

create table network.entity (
  key text primary key,
  gln text not null,
  code text not null,
  name text not null,
  currency text not null,
  transfer_markup_basis_points int4 not null,
  source text not null,
  published_at timestamptz not null
);

create table network.lane (
  key text primary key,
  lane_id text not null,
  "from" text not null,
  "to" text not null,
  mode text not null,
  carrier text not null,
  distance_km int4 not null,
  transit_minutes_p50 int4 not null,
  transit_minutes_p90 int4 not null,
  cost_minor int8 not null,
  cost_per_kg_minor int8 not null,
  currency text not null,
  active bool not null,
  published_at timestamptz not null
);

create table network.partner (
  key text primary key,
  gln text not null,
  role text not null,
  name text not null,
  scac text,
  latitude float8,
  longitude float8,
  place text,
  served_by text,
  lead_time_minutes int4,
  aliases jsonb not null,
  published_at timestamptz not null
);

create table network.forecast (
  key text primary key,
  site text not null,
  gtin text not null,
  unit text not null,
  daily_mean_milli int8 not null,
  daily_deviation_milli int8 not null,
  safety_stock int8 not null,
  horizon_days int4 not null,
  source text not null,
  published_at timestamptz not null,
  received_at timestamptz not null
);

create table network.feed_status (
  key text primary key,
  source text not null,
  silent_since timestamptz,
  cadence_ms int8,
  changed_at timestamptz not null
);

create table network.unknown_name (
  key text primary key,
  kind text not null,
  name text not null,
  source text not null,
  about text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  count int4 not null,
  value_minor int8,
  currency text
);

create table network.name_match (
  key text primary key,
  kind text not null,
  name text not null,
  means text not null,
  matched_at timestamptz not null,
  matched_by text not null
);

create table network.workload (
  key text primary key,
  site text not null,
  open_tasks int4 not null,
  staffed_hours_tenths int4 not null,
  tasks_per_hour int4 not null,
  trucks_waiting int4 not null,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table network.calendar (
  key text primary key,
  site text not null,
  opens_at text not null,
  closes_at text not null,
  work_days jsonb not null,
  holidays jsonb not null,
  set_by text not null,
  reason text not null,
  set_at timestamptz not null
);

create table network.calendar_history (
  key text not null,
  log_seq int8 not null,
  log_occurred_at timestamptz not null,
  log_known_at timestamptz not null,
  log_removed bool not null,
  site text,
  opens_at text,
  closes_at text,
  work_days jsonb,
  holidays jsonb,
  set_by text,
  reason text,
  set_at timestamptz
);
create index on network.calendar_history (key, log_known_at desc, log_seq desc);

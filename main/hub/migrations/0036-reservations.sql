-- The rows of the room reservations, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema reservations;

create table reservations.promise (
  key text primary key,
  order_number text not null,
  line int4 not null,
  quantity int8 not null,
  inbound_kind text not null,
  inbound_number text not null,
  shipment text,
  first_at timestamptz not null,
  at timestamptz not null,
  late_at timestamptz not null,
  moves int4 not null,
  occurred_at timestamptz not null
);

-- The rows of the room purchasing, as its collections declare them. Written by main/hub/write-migrations.ts.
create schema purchasing;

create table purchasing.purchase_order (
  key text primary key,
  po_number text not null,
  supplier text not null,
  site text not null,
  currency text not null,
  lines jsonb not null,
  status text not null,
  placed_at timestamptz not null,
  confirmed_at timestamptz,
  promised_on timestamptz,
  counted_at timestamptz,
  counted jsonb not null,
  source text not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null
);

create table purchasing.early_word (
  key text primary key,
  po_number text not null,
  receipts jsonb not null,
  promises jsonb not null
);

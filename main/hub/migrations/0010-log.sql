-- The one log: everything that happened, foreign events as they came and our own.
create schema log;

-- Names that would stand in every row, as numbers. Given out by the one writer, kept for good.
create table log.source (
  source_id int4 primary key,
  name text not null unique
);

create table log.type (
  type_id int4 primary key,
  name text not null unique
);

-- One table, no month partitions: a unique key of a partitioned table must hold the partition key, and duplicates
-- would be found within a month only. No foreign keys either: checking two of them for each row is a tenth of the
-- append's cost, and only the one writer, which gives out the numbers, ever writes here.
create table log.event (
  shard int4 not null,
  seq int8 not null,
  source_id int4 not null,
  epoch int4 not null,
  id text not null,
  sequence int8 not null,
  type_id int4 not null,
  subject text,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  correlation_id text,
  causation_id text,
  actor text,
  reason text,
  backfill bool not null,
  data jsonb not null,
  -- Of our own rows: sha256 over the hash before and the canonical text of this row (RFC 8785).
  hash bytea,
  primary key (shard, seq),
  constraint event_identity unique (source_id, epoch, id)
);

create index event_subject on log.event (subject, seq) where subject is not null;
create index event_correlation on log.event (correlation_id, seq) where correlation_id is not null;
-- Our own rows alone, for the audit trail: one in ten, of which a person asks the latest.
create index event_own on log.event (shard, seq) where hash is not null;
create index event_actor on log.event (actor, seq) where actor <> 'hub';
create index event_recorded on log.event using brin (recorded_at);

-- Where the log of a shard ends, moved by the transaction that appends: what a writer goes on from, what it looks at
-- when a commit's outcome is unknown, and what `verify` holds the rows against.
create table log.head (
  shard int4 primary key,
  seq int8 not null,
  -- Of our own rows: the hub's epoch, their continuous numbering in it, and the last hash of the chain.
  own_epoch int4 not null,
  own_sequence int8 not null,
  chain bytea not null,
  -- Counts transactions, also those that append nothing.
  transaction int8 not null
);
insert into log.head (shard, seq, own_epoch, own_sequence, chain, transaction)
values (0, 0, 1, 0, '\x'::bytea, 0);

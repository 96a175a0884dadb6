-- What the hub knows of each feed, and what it could not take from it.
create schema feeds;

-- Who may read a feed on, and how far it has been read. Taking a feed raises lease_epoch; each commit moves the cursor
-- only where lease_epoch is still its own, so a hub that was away and lost the feed changes nothing.
create table feeds.cursor (
  source text primary key,
  holder text not null,
  lease_epoch int8 not null,
  -- The life of the source that the cursor belongs to; null before the first visit.
  epoch int4,
  cursor int8 not null,
  -- Head at the first hello: history up to it is backfill; null once that is read, or before the first visit.
  backfill_until int8,
  received int8 not null,
  appended int8 not null,
  duplicates int8 not null,
  dead_letters int8 not null,
  gaps int8 not null
);

create table feeds.dead_letter (
  id int8 generated always as identity primary key,
  source text not null,
  epoch int4,
  sequence int8,
  kind text not null,
  type text not null,
  reason text not null,
  path text not null,
  about text not null,
  received_at timestamptz not null,
  -- As it came, JSON text; text and not jsonb, because what jsonb cannot hold is a reason to be here.
  raw text not null,
  -- The attempt after it, when someone edited and resubmitted it or the source sent it well.
  resubmitted_at timestamptz,
  resubmitted_by text
);
create index dead_letter_source on feeds.dead_letter (source, id);
create index dead_letter_place on feeds.dead_letter (source, epoch, sequence);

-- What the network knows of each feed, and the places in their numbering that were given up.

create table feeds.feed (
  key text primary key,
  source text not null,
  epoch int4 not null,
  cadence_ms int8 not null,
  connected bool not null,
  since timestamptz not null,
  last_heard_at timestamptz,
  caught_up bool not null
);

create table feeds.gap (
  key text primary key,
  source text not null,
  epoch int4 not null,
  first int8 not null,
  last int8 not null,
  given_up_at timestamptz not null
);

-- What came as files: each document once, and what became of it in the inbox's own numbering.
create schema connectors;

create table connectors.document (
  -- SHA-256 over sender, receiver, control numbers and content.
  id text primary key,
  -- SHA-256 over the content alone: the same document sent again under new control numbers.
  content_hash text not null,
  sender text not null,
  file text not null,
  received_at timestamptz not null,
  state text not null check (state in ('waiting', 'through', 'dead')),
  -- Identity and document while it waits for names; null once it is settled.
  kept jsonb
);
create index document_content on connectors.document (sender, content_hash);
create index document_waiting on connectors.document (received_at) where state = 'waiting';

-- Events, and letters for what could not become one, in the order in which the feed says them.
create table connectors.item (
  sequence int8 primary key,
  document_id text not null,
  kind text not null check (kind in ('event', 'letter')),
  -- The envelope or letter as JSON text.
  content text not null
);
create index item_document on connectors.item (document_id, sequence);

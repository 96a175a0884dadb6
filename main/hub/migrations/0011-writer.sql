-- What the one writer keeps besides log and state rows.
create schema writer;

-- The last number given of each series: TRF-2026, EX, CMD-1.
create table writer.counter (
  series text primary key,
  value int8 not null
);

-- The answer to each act, so that an act sent again is answered and not done again.
create table writer.act (
  act_id text primary key,
  name text not null,
  actor text not null,
  input jsonb not null,
  answer jsonb not null,
  answered_at timestamptz not null
);
create index act_answered on writer.act using brin (answered_at);

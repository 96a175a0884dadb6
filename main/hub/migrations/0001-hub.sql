-- What the store knows of the hub itself.

-- One row: the epoch is part of every key that the hub mints, and restoring a backup raises it, so that no key of the
-- time between the backup and the restore is given a second time.
create table engine.hub (
  single boolean primary key default true check (single),
  epoch  integer not null check (epoch > 0)
);

insert into engine.hub (epoch) values (1);

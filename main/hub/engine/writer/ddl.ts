import { columnName, type Collection, type ColumnType } from '#engine/kernel';
import { sqlTypes } from '#engine/store';
import { HISTORY_COLUMNS, ownProperties } from './state-table.ts';

interface Spec {
  type: ColumnType;
  nullable?: true;
}

/**
 * The SQL of a collection's table, and of its history when each change is kept: what a room's migration says. Written
 * to a file and checked in, never generated at run time; a test holds the real tables against it.
 */
export function ddlOf(collection: Collection<object>): string {
  const specs = collection.columns as Record<string, Spec>;
  const own = ownProperties(collection).map((property) => {
    const { type, nullable } = specs[property]!;
    return { name: columnName(property), type: sqlTypes[type].name, nullable: nullable === true };
  });
  const state = [
    'key text primary key',
    ...own.map(
      ({ name, type, nullable }) => `${quoted(name)} ${type}${nullable ? '' : ' not null'}`,
    ),
  ];
  const text = `create table ${collection.name} (\n  ${state.join(',\n  ')}\n);\n`;
  if (!collection.history) return text;
  // Of a removed row only the key is known, so nothing else is required.
  const history = [
    'key text not null',
    ...HISTORY_COLUMNS.map(({ name, type }) => `${name} ${sqlTypes[type].name} not null`),
    ...own.map(({ name, type }) => `${quoted(name)} ${type}`),
  ];
  return `${text}
create table ${collection.name}_history (
  ${history.join(',\n  ')}
);
create index on ${collection.name}_history (key, log_known_at desc, log_seq desc);
`;
}

/** Words that SQL keeps for itself and that a row may want; quoting all names would make migrations hard to read. */
const RESERVED = new Set(
  'all analyse analyze and any array as asc both case cast check collate column constraint create default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit not null offset on only or order placing primary references returning select some table then to trailing true union unique user using variadic when where window with'.split(
    ' ',
  ),
);

function quoted(name: string): string {
  return RESERVED.has(name) ? `"${name}"` : name;
}

import type { LiveName, LiveRows } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import { durationText, knownMoney, orNothing, places, wholeMoney } from '#ui';

/** The live collections whose rows are objects that a person looks for; the others are sums and plans. */
export type FoundKind = Exclude<
  LiveName,
  'rollUps' | 'windows' | 'tasks' | 'delegations' | 'intercompany' | 'periods' | 'runs'
>;

/** An object that the palette found: what it is, what can be said of it in a few words, and where it is opened. */
export interface FoundObject {
  kind: FoundKind;
  key: string;
  /** `EX-2291`, `ATL`, the key as people say it. */
  id: string;
  title: string;
  note: string;
  state: State;
  place: string;
}

type Describe<Name extends LiveName> = (row: LiveRows[Name]) => {
  id: string;
  title: string;
  note: string;
  place: string;
  /** Further words under which it is found. */
  words: string;
};

const DESCRIBE: { [Name in FoundKind]: Describe<Name> } = {
  exceptions: (row) => ({
    id: row.key,
    title: `${row.key} ${row.subject}`,
    note: orNothing(knownMoney(row.atRiskMinor, row.currency), wholeMoney),
    place: places.exception(row.key),
    words: row.siteCode,
  }),
  transfers: (row) => ({
    id: row.key,
    title: `${row.key} ${row.fromCode} → ${row.toCode}, ${row.quantity} ${row.sku}`,
    note: row.waitsFor,
    place: places.transfer(row.key),
    words: row.description,
  }),
  shipments: (row) => ({
    id: row.key,
    title: `${row.key} ${row.fromName} → ${row.toName}`,
    note: row.lateByMinutes > 0 ? `late ${durationText(row.lateByMinutes * 60_000)}` : row.carrier,
    place: places.shipment(row.key),
    words: row.carrierName,
  }),
  orders: (row) => ({
    id: row.key,
    title: `${row.key} ${row.customer}`,
    note: row.siteCode,
    place: places.order(row.key),
    words: '',
  }),
  stock: (row) => ({
    id: `${row.sku} ${row.siteCode}`,
    title: `${row.sku} at ${row.siteCode}, ${row.description}`,
    note: `${row.available} available`,
    place: places.stock(row.key),
    words: row.gtin,
  }),
  sites: (row) => ({
    id: row.code,
    title: `${row.name} (${row.code})`,
    note: `${row.openExceptions} open exceptions`,
    place: places.site(row.key),
    words: row.key,
  }),
  plans: (row) => ({
    id: row.key,
    title: `${row.key} ${row.about}`,
    note: row.status,
    place: places.plan(row.key),
    words: 'plan',
  }),
  feeds: (row) => ({
    id: row.key,
    title: row.name,
    note: row.contract,
    place: places.feed(row.key),
    words: row.key,
  }),
  policies: (row) => ({
    id: row.name,
    title: `${row.name} ${row.title}`,
    note: row.draft === null ? row.scope : 'has a draft',
    place: places.policy(row.key),
    words: row.key,
  }),
};

/** In which order kinds are offered for the same match. */
const KINDS: readonly FoundKind[] = [
  'sites',
  'exceptions',
  'transfers',
  'plans',
  'shipments',
  'orders',
  'feeds',
  'policies',
  'stock',
];

const PER_KIND = 4;

/** Rows of a live collection by its name; the live room's stores are one. */
export type Rows = <Name extends LiveName>(name: Name) => Iterable<LiveRows[Name]>;

/**
 * What answers to a few typed words: every word must occur in what stands on the line. A whole id comes first, then what
 * starts with the words, then what contains them.
 */
export function findObjects(search: string, rows: Rows, limit = 8): FoundObject[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const found: { object: FoundObject; rank: number }[] = [];
  for (const kind of KINDS) found.push(...ofKind(kind, words, rows));
  return found
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ object }) => object);
}

function ofKind<Name extends FoundKind>(kind: Name, words: readonly string[], rows: Rows) {
  const whole = words.join(' ');
  const found: { object: FoundObject; rank: number }[] = [];
  for (const row of rows(kind)) {
    const { id, title, note, place, words: more } = DESCRIBE[kind](row);
    const text = `${id} ${title} ${more}`.toLowerCase();
    if (!words.every((word) => text.includes(word))) continue;
    const rank = id.toLowerCase() === whole ? 0 : text.startsWith(whole) ? 1 : 2;
    const state = 'state' in row ? row.state : 'ok';
    found.push({ object: { kind, key: row.key, id, title, note, state, place }, rank });
    // A whole id may come late among thousands; anything else may be cut.
    if (rank > 0 && found.length > 400) break;
  }
  return found.toSorted((a, b) => a.rank - b.rank).slice(0, PER_KIND);
}

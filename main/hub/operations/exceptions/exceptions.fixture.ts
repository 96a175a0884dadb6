import { feedsRoom } from '#engine/feeds';
import {
  defineCollection,
  defineRoom,
  type LogEvent,
  type Watch,
  type WorldDraft,
  type WorldView,
} from '#engine/kernel';
import { networkRoom } from '#operations/network';
import { policyRoom } from '#operations/policy';
import { windowsRoom } from '#operations/windows';
import type { Instant, Gln, State } from '#shared/vocabulary';
import {
  CLEAR,
  exceptions,
  exceptionsRoom,
  watchRule,
  type ExceptionState,
  type Rule,
} from './index.ts';

/** What a test says that a rule shall see: a row a subject, so that only exceptions are under test here. */
interface Seen {
  key: string;
  atRiskMinor: number;
  state: State;
  /** The shipment that explains it. */
  because: string | null;
  site: Gln | null;
  /** A truck: how late, and when it was last seen to move. */
  lateByMinutes: number | null;
  movingAt: Instant | null;
}

const seen = defineCollection<Seen>({
  name: 'test.seen',
  key: (row) => row.key,
  columns: {
    key: { type: 'text' },
    atRiskMinor: { type: 'int8' },
    state: { type: 'text' },
    because: { type: 'text', nullable: true },
    site: { type: 'text', nullable: true },
    lateByMinutes: { type: 'int4', nullable: true },
    movingAt: { type: 'instant', nullable: true },
  },
});

const SAW = 'signalbox.wms.test.saw.v1';
/** The feed that tells of everything here. */
export const FEED = 'wms/atlanta';

function ruleOf(type: Rule['type'], prefix: string): Rule {
  return {
    name: `TST-${prefix}`,
    type,
    watches: [
      {
        collection: seen,
        subjects: (row: Seen) => (row.key.startsWith(prefix) ? [row.key] : []),
      } satisfies Watch<Seen>,
    ],
    scope: () => ({}),
    assess(world, key, context) {
      const row = world.get(seen, key);
      if (!row || row.atRiskMinor === 0) return CLEAR;
      return {
        recheckAt: null,
        finding: {
          subjectKind: key.startsWith('truck') ? 'shipment' : 'stock',
          subject: key,
          site: row.site,
          lateByMinutes: row.lateByMinutes,
          movingAt: row.movingAt,
          state: row.state,
          atRiskMinor: row.atRiskMinor,
          atRiskIsBound: false,
          currency: 'USD',
          orders: 1,
          decideByAt: null,
          cause: row.because
            ? [{ rule: 'CAU-01', type: 'lateShipment', subjectKey: row.because }]
            : [],
          provenBy: FEED,
          evidence: {
            why: { title: '', formula: '', lines: [] },
            options: [],
            waitingCostMinor: null,
            links: [],
          },
          source: FEED,
          occurredAt: context.now,
          receivedAt: context.now,
        },
      };
    },
  };
}

const testRoom = defineRoom({
  name: 'test',
  collections: [seen],
  evolve: {
    [SAW](draft: WorldDraft, event: LogEvent<Seen>) {
      draft.put(seen, event.data);
    },
  },
  watchers: [
    watchRule(ruleOf('stockoutRisk', 'stock')),
    watchRule(ruleOf('lateShipment', 'truck')),
  ],
});

/** Exceptions, and two rules that see what a test says. */
export const SEEING_ROOMS = [
  feedsRoom,
  networkRoom,
  policyRoom,
  windowsRoom,
  testRoom,
  exceptionsRoom,
];

/** What the helpers here need of a rehearsal. */
interface Stage {
  world: WorldView;
  hear(source: string, type: string, data: object): LogEvent[];
}

/** The rule's subject is now so. @returns the verbs of what followed: "opened", "worsened". */
export function see(
  hub: Stage,
  key: string,
  dollars: number,
  more: Partial<Omit<Seen, 'key' | 'atRiskMinor'>> = {},
): string[] {
  const plain = {
    state: 'watch',
    because: null,
    site: null,
    lateByMinutes: null,
    movingAt: null,
  } as const;
  const data: Seen = { key, atRiskMinor: dollars * 100, ...plain, ...more };
  return verbs(hub.hear(FEED, SAW, data));
}

/** What events say, by their verb. */
export function verbs(events: readonly LogEvent[]): string[] {
  return events.map((event) => event.type.split('.').at(-2)!);
}

/** The latest exception about a subject. */
export function about(hub: Stage, key: string): ExceptionState {
  return [...hub.world.all(exceptions)].filter((one) => one.subjectKey === key).at(-1)!;
}

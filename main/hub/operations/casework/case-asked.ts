import type { Collection, QueryContext, Watch, WorldView } from '#engine/kernel';
import {
  latestAsked,
  type AskedCard,
  type AskedKind,
  type AskedSubject,
} from '#operations/approvals';
import type { CaseRow } from './case-row.ts';

/** What a workflow says of its cases as tasks, beside what their rows say. */
export interface CaseAsked<Row> {
  kind: AskedKind['kind'];
  /** As the list shows it; null before anything is asked. */
  told(world: WorldView, row: Row): AskedSubject | null;
  card: {
    seenWith: string | null;
    /** Null before anything is asked. */
    of(
      context: QueryContext,
      row: Row,
    ): Omit<AskedCard, 'account' | 'differences' | 'seen' | 'over'> | null;
  };
}

/** The cases of a workflow as tasks, the latest of them. */
export function askedCases<Row extends CaseRow>(
  collection: Collection<Row>,
  { kind, told, card }: CaseAsked<Row>,
): AskedKind {
  return {
    kind,
    watch: { collection, subjects: ({ number }) => [number] } satisfies Watch<Row>,
    *listed(world) {
      const rows = latestAsked(world.all(collection), ({ begunAt }) => begunAt);
      for (const { number } of rows) yield number;
    },
    told(world, subject) {
      const row = world.get(collection, subject);
      return row ? told(world, row) : null;
    },
    card: {
      seenWith: card.seenWith,
      of(context, subject) {
        const row = context.world.get(collection, subject);
        const own = row && card.of(context, row);
        if (!own) return null;
        const over = row.endedAt === null ? null : `It is ${row.step}.`;
        return { ...own, account: null, differences: [], seen: row.version, over };
      },
    },
  };
}

import type { QueryContext, Watch, WorldView } from '#engine/kernel';
import type { TaskCard, TaskKind, TaskRow } from '#shared/protocol';

/** What an approval is about, as the list of tasks shows it. */
export type AskedSubject = Pick<TaskRow, 'title' | 'valueMinor' | 'currency'>;

/** What an approver must see of it, beside who decides and by which policy. */
export interface AskedCard extends Pick<
  TaskCard,
  'what' | 'account' | 'differences' | 'books' | 'hash' | 'seen'
> {
  /** Why nobody can decide it any more, in words; null while somebody can. */
  over: string | null;
}

/** What people are asked to agree to, as the room that asks gives it to the list of tasks. */
export interface AskedKind {
  kind: TaskKind;
  /** Rows whose change makes its tasks worth looking at again, by the numbers that it is asked under. */
  watch: Watch;
  /** The numbers whose tasks are listed: what is under way, and of what has ended the latest. */
  listed(world: WorldView): Iterable<string>;
  /** As the list shows it; null where the number is none of its kind, or has left the lists. */
  told(world: WorldView, subject: string): AskedSubject | null;
  /** Left out where it has a card of its own. */
  card?: {
    /** The request whose readers may see it; null where everybody may. */
    seenWith: string | null;
    of(context: QueryContext, subject: string): AskedCard | null | Promise<AskedCard | null>;
  };
}

/** What a room gives that asks people to agree to something. */
export interface GivesTasks {
  asks?: readonly AskedKind[];
}

/** As many as anybody of a group decides in a week; what is older stands in the audit trail. */
const LATEST = 200;

/** The latest rows of what people were asked about. */
export function latestAsked<Row>(rows: Iterable<Row>, at: (row: Row) => string): Row[] {
  return [...rows].toSorted((a, b) => (at(a) > at(b) ? -1 : 1)).slice(0, LATEST);
}

/**
 * Tasks: what waits for somebody's decision, whoever asks for it, in one list. Each room that asks gives what it asks
 * about (`AskedKind` of `#operations/approvals`), as the list shows it and as an approver must see it; a transfer is
 * decided on its own card. May import shared and engine rooms and `#operations/{approvals,network,policy}`.
 *
 * Owns no tables, reads no events and emits none: who has taken what on is `#operations/approvals`' to keep.
 */
import { defineRoom, type Room } from '#engine/kernel';
import type { GivesTasks } from '#operations/approvals';
import { decideAssign, decideClaim, decideRelease } from './task.decide.ts';
import { taskCard } from './task-card.ts';
import { tasksView } from './task.view.ts';

/** The room, for what these rooms ask about. */
export function tasksRoom(rooms: readonly (Room & GivesTasks)[]): Room {
  const kinds = rooms.flatMap(({ asks = [] }) => asks);
  return defineRoom({
    name: 'tasks',
    collections: [],
    evolve: {},
    decide: {
      'task.claim': decideClaim,
      'task.release': decideRelease,
      'task.assign': decideAssign,
    },
    views: [tasksView(kinds)],
    queries: { 'task.card': taskCard(kinds) },
  });
}

import { describe, expect, test } from 'vitest';
import { defineCollection, defineRoom, type Room } from '#engine/kernel';
import type { GivesRuns } from '#engine/runs';
import { requestApprovals, type GivesTasks } from '#operations/approvals';
import { PLAY_SUBJECTS, Rehearsal } from '#kit';
import { TASK_KINDS } from '#shared/protocol';
import { tasksRoom } from './index.ts';
import { tasksView } from './task.view.ts';

interface Wish {
  number: string;
  words: string;
}

const WISHED = 'signalbox.hub.wish.wished.v1';
const wishes = defineCollection<Wish>({
  name: 'wishes.wish',
  key: ({ number }) => number,
  columns: { number: { type: 'text' }, words: { type: 'text' } },
});

/** A room that no other knows: people are asked to agree to wishes. */
const wishesRoom: Room & GivesTasks & GivesRuns = {
  ...defineRoom({
    name: 'wishes',
    collections: [wishes],
    evolve: {
      [WISHED]: (draft: { put(of: typeof wishes, row: Wish): void }, { data }: { data: Wish }) =>
        draft.put(wishes, data),
    },
  }),
  asks: [
    {
      kind: 'payable',
      watch: { collection: wishes, subjects: ({ number }: Wish) => [number] },
      *listed(world) {
        for (const { number } of world.all(wishes)) yield number;
      },
      told(world, subject) {
        const wish = world.get(wishes, subject);
        return wish ? { title: wish.words, valueMinor: 100, currency: 'USD' } : null;
      },
      card: {
        seenWith: 'settlement.detail',
        of: () => ({
          what: ['A wish.'],
          account: null,
          differences: [],
          books: [],
          hash: 'h',
          seen: 3,
          over: 'It is over.',
        }),
      },
    },
  ],
};

function asked() {
  const subjects = [...PLAY_SUBJECTS, wishesRoom];
  const hub = new Rehearsal([...subjects, tasksRoom(subjects)]);
  const data: Wish = { number: 'W-1', words: 'A longer lunch' };
  hub.say(
    { type: WISHED, subject: 'W-1', correlationId: 'W-1', data },
    requestApprovals({
      subject: 'W-1',
      policy: 'W v1',
      requestedBy: 'r.alvarez',
      authors: ['r.alvarez'],
      hash: 'h',
      decideByAt: null,
      counted: null,
      needed: [{ role: 'finance', why: 'is long', stage: 1, dueMinutes: 60, row: 'lunch' }],
    }),
  );
  return { hub, view: tasksView(subjects.flatMap(({ asks = [] }) => asks)) };
}

describe('what a room asks about', () => {
  test('is a task by what the room gives, and looked at again when its row changes', () => {
    const { hub, view } = asked();
    const [key] = [...view.keys(hub.world)];
    expect(view.project(hub.world, key!)).toMatchObject({
      kind: 'payable',
      subject: 'W-1',
      title: 'A longer lunch',
      valueMinor: 100,
      role: 'finance',
    });
    const watch = view.watches.find(({ collection }) => (collection as unknown) === wishes);
    const touched = watch!.subjects(hub.world.get(wishes, 'W-1') as never, hub.world);
    expect([...touched]).toEqual([key]);
  });

  test('has a card for those who may see it, that says when nobody can decide it any more', async () => {
    const { hub } = asked();
    const finance = { id: 'j.lindqvist', name: 'J. Lindqvist', role: 'finance' };
    expect(await hub.ask('task.card', { subject: 'W-1' }, finance)).toMatchObject({
      ok: true,
      value: { title: 'A longer lunch', what: ['A wish.'], seen: 3, cannotDecide: 'It is over.' },
    });
    expect(await hub.ask('task.card', { subject: 'W-1' })).toMatchObject({
      ok: false,
      refusal: { code: 'access.reading' },
    });
    expect(await hub.ask('task.card', { subject: 'W-2' }, finance)).toMatchObject({
      ok: false,
      refusal: { code: 'task.unknown' },
    });
  });

  test('is of each kind once among the rooms of the house', () => {
    const kinds = PLAY_SUBJECTS.flatMap(({ asks = [] }) => asks).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(Object.keys(TASK_KINDS).toSorted());
  });
});

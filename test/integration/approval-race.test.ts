import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTail } from '#engine/log';
import { approvals } from '#operations/approvals';
import { ApprovalDesk, withPostgres } from '#kit';
import type { Done } from '#shared/protocol';
import { assert, MINUTE_MS, type Result } from '#shared/vocabulary';

/** Two hands at one approval in the same moment: real hub, real simulator, real sockets. */
const postgres = withPostgres();
let desk: ApprovalDesk;

beforeAll(async () => {
  desk = await ApprovalDesk.open(await postgres.fresh());
}, 120_000);

afterAll(() => desk.close());

describe('a race for one approval', () => {
  const codes = (results: readonly Result<Done>[]) =>
    results.map((result) => (result.ok ? 'done' : result.refusal.code)).toSorted();

  test('between two approvers has one winner, and the other is told that it is decided', async () => {
    const number = await desk.asked();
    const act = desk.seen(number);
    const results = await Promise.all(
      ['m.okafor', 't.brandt'].map((person) => desk.at(person).act('transfer.approve', act)),
    );
    expect(codes(results)).toEqual(['approval.role', 'done']);
    const given = desk.house.world.by(approvals, 'bySubject', number);
    expect(given.filter(({ decision }) => decision === 'approved')).toHaveLength(1);
  });

  test('pressed twice counts once, and answers twice alike', async () => {
    const number = await desk.asked();
    const act = desk.seen(number);
    const before = desk.house.hub.hub.writer.head.seq;
    const pressed = ['double-click-1', 'double-click-1'].map((actId) =>
      desk.at('m.okafor').act('transfer.approve', act, actId),
    );
    expect(codes(await Promise.all(pressed))).toEqual(['done', 'done']);
    const rows = await desk.house.hub.hub.store.transaction((session) =>
      readTail(session, before, 100),
    );
    expect(rows.filter(({ type }) => type.endsWith('approval.given.v1'))).toHaveLength(1);
  });

  test('pressed twice as two acts is done once, and says so', async () => {
    const number = await desk.asked();
    const act = desk.seen(number);
    const pressed = [1, 2].map(() => desk.at('m.okafor').act('transfer.approve', act));
    expect(codes(await Promise.all(pressed))).toEqual(['approval.decided', 'done']);
  });

  test('with a cancellation ends as one of the two, and the loser hears what happened', async () => {
    for (const isApprovalFirst of [true, false]) {
      const number = await desk.asked();
      assert((await desk.approve('j.lindqvist', number)).ok, 'finance has agreed');
      const act = desk.seen(number);
      const approving = () => desk.at('m.okafor').act('transfer.approve', act);
      const cancelling = () =>
        desk.at('r.alvarez').act('transfer.cancel', { ...act, reason: 'Gone' });
      const order = isApprovalFirst ? [approving, cancelling] : [cancelling, approving];
      const results = await Promise.all(order.map((one) => one()));
      expect(codes(results)).toEqual(['done', 'transfer.changed']);
      await desk.house.settle();
      await desk.house.pass(MINUTE_MS);
      const { step } = desk.now(number);
      const isApproved = desk.house.world
        .by(approvals, 'bySubject', number)
        .every(({ decision }) => decision === 'approved');
      expect(isApproved ? step !== 'cancelled' : step === 'cancelled').toBe(true);
    }
  });
});

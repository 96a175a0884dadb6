import { describe, expect, test } from 'vitest';
import { requestApprovals, approvals, type NeededApproval } from './index.ts';
import { PEOPLE, TransferPlay as Play } from '#kit';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import { decideApproval, whyCannotApprove } from './approval.decide.ts';

const { ALVAREZ, OKAFOR, LINDQVIST } = PEOPLE;
const NAKAMURA = { id: 'd.nakamura', role: 'manager' };
const BRANDT = { id: 't.brandt', role: 'operations' };

/** A transfer between entities over the threshold, with its stock set aside: operations and finance are asked. */
function asked(quantity = 252): { play: Play; number: string } {
  const play = new Play();
  const number = play.ask(quantity);
  play.confirm(number, 'reserve');
  return { play, number };
}

function lend(play: Play, of: typeof OKAFOR, to: typeof OKAFOR, more: object = {}, by = of) {
  const untilAt = fromMs(toMs(play.hub.now) + DAY_MS);
  const wish = { of: of.id, to: to.id, untilAt, ...more };
  return play.hub.act('approval.delegate', wish, by, 'On leave');
}

function rowsOf(play: Play, number: string) {
  return play.hub.world.by(approvals, 'bySubject', number);
}

describe('stages of approval', () => {
  const STAGES: NeededApproval[] = [
    { role: 'operations', why: 'value over $25,000', stage: 1, dueMinutes: 60, row: 'A1' },
    { role: 'finance', why: 'between entities', stage: 2, dueMinutes: 30, row: 'A2' },
  ];

  function staged(): { play: Play; number: string } {
    const { play, number } = asked();
    const [row] = rowsOf(play, number);
    play.hub.say(
      requestApprovals({
        subject: number,
        policy: 'TRF-2 v2',
        requestedBy: ALVAREZ.id,
        authors: [ALVAREZ.id],
        hash: row!.hash,
        decideByAt: null,
        counted: null,
        needed: STAGES,
      }),
    );
    return { play, number };
  }

  test('are asked one after another: the second is refused until the first has agreed', () => {
    const { play, number } = staged();
    expect(play.act(number, 'approve', LINDQVIST)).toMatchObject({
      ok: false,
      refusal: { code: 'approval.notYet', facts: { after: 'operations' } },
    });
    expect(play.act(number, 'approve', OKAFOR).ok).toBe(true);
    expect(play.transfer(number).step).toBe('awaitingApproval');
    expect(play.act(number, 'approve', LINDQVIST).ok).toBe(true);
    expect(play.transfer(number).step).toBe('releasing');
  });

  test('have clocks of their own, which begin when they are asked', () => {
    const { play, number } = staged();
    play.hub.wait(50 * MINUTE_MS);
    play.act(number, 'approve', OKAFOR);
    const finance = () => rowsOf(play, number).find(({ role }) => role === 'finance')!;
    expect(finance().dueAt).toBe(fromMs(toMs(play.hub.now) + 30 * MINUTE_MS));
    play.hub.wait(29 * MINUTE_MS);
    expect(finance().isOverdue).toBe(false);
    play.hub.wait(MINUTE_MS);
    expect(finance().isOverdue).toBe(true);
  });

  test('end with the first no', () => {
    const { play, number } = staged();
    expect(play.act(number, 'reject', OKAFOR).ok).toBe(true);
    expect(play.transfer(number).cancelAs).toBe('rejected');
    expect(rowsOf(play, number).map(({ decision }) => decision)).toEqual(['rejected', 'withdrawn']);
  });
});

describe('a word that is lent', () => {
  test('is given on behalf of whom it belongs to, and says so', () => {
    const { play, number } = asked();
    expect(lend(play, OKAFOR, NAKAMURA).ok).toBe(true);
    expect(play.act(number, 'approve', NAKAMURA).ok).toBe(true);
    expect(rowsOf(play, number).find(({ role }) => role === 'operations')).toMatchObject({
      person: NAKAMURA.id,
      onBehalfOf: OKAFOR.id,
      delegation: 'DLG-1',
    });
    expect(play.act(number, 'approve', LINDQVIST).ok).toBe(true);
    expect(play.transfer(number).step).toBe('releasing');
  });

  test('counts from its first instant, and no more at its last', () => {
    const { play, number } = asked();
    const now = toMs(play.hub.now);
    const window = { fromAt: fromMs(now + HOUR_MS), untilAt: fromMs(now + 2 * HOUR_MS) };
    lend(play, OKAFOR, NAKAMURA, window);
    const code = () => {
      const { hash } = rowsOf(play, number)[0]!;
      const verdict = { subject: number, decision: 'approved' as const, hash };
      const by = { actor: { ...NAKAMURA, name: 'D. Nakamura' }, now: play.hub.now };
      const given = decideApproval(play.hub.world, verdict, by);
      return given.ok ? 'given' : given.refusal.code;
    };
    expect(code()).toBe('delegation.ahead');
    play.hub.wait(HOUR_MS);
    expect(code()).toBe('given');
    play.hub.wait(HOUR_MS - 1);
    expect(code()).toBe('given');
    play.hub.wait(1);
    expect(code()).toBe('delegation.over');
  });

  test('of one who is away already is lent by a manager, and not to the manager', () => {
    const { play } = asked();
    expect(lend(play, OKAFOR, LINDQVIST, {}, NAKAMURA).ok).toBe(true);
    expect(lend(play, OKAFOR, NAKAMURA, {}, NAKAMURA)).toMatchObject({
      refusal: { code: 'delegation.appointsSelf' },
    });
    expect(lend(play, OKAFOR, NAKAMURA, {}, BRANDT)).toMatchObject({
      refusal: { code: 'delegation.notYours' },
    });
  });

  test('can be taken back before its time', () => {
    const { play, number } = asked();
    lend(play, OKAFOR, NAKAMURA);
    const end = (by: typeof OKAFOR) =>
      play.hub.act('approval.endDelegation', { delegation: 'DLG-1' }, by, 'Back early');
    expect(end(BRANDT)).toMatchObject({ refusal: { code: 'delegation.notYours' } });
    expect(end(OKAFOR).ok).toBe(true);
    expect(end(OKAFOR)).toMatchObject({ refusal: { code: 'delegation.over' } });
    expect(play.act(number, 'approve', NAKAMURA)).toMatchObject({
      refusal: { code: 'delegation.over' },
    });
  });
});

describe('an approval', () => {
  test('is of the terms that were seen, and another content is refused', () => {
    const { play, number } = asked();
    const [row] = rowsOf(play, number);
    expect(row!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(play.act(number, 'approve', OKAFOR, { hash: 'f'.repeat(64) })).toMatchObject({
      refusal: { code: 'approval.otherContent' },
    });
    expect(play.act(number, 'approve', OKAFOR, { hash: row!.hash }).ok).toBe(true);
  });

  test('leaves a refusal in the case of what was refused, with who wanted what', () => {
    const { play, number } = asked();
    play.act(number, 'approve', ALVAREZ);
    expect(play.hub.log.at(-1)).toMatchObject({
      type: 'signalbox.hub.act.refused.v1',
      subject: number,
      correlationId: number,
      actor: ALVAREZ.id,
      data: { act: 'transfer.approve', code: 'approval.own' },
    });
  });
});

describe('a task', () => {
  const task = (number: string) => `${number}/1/operations`;

  test('that one has taken on is left alone by the others, until it is given back', () => {
    const { play, number } = asked();
    expect(play.hub.act('task.claim', { task: task(number) }, BRANDT).ok).toBe(true);
    expect(play.act(number, 'approve', OKAFOR)).toMatchObject({
      refusal: { code: 'approval.claimed', facts: { by: 'T. Brandt' } },
    });
    expect(play.hub.act('task.release', { task: task(number) }, OKAFOR)).toMatchObject({
      refusal: { code: 'approval.claimed' },
    });
    expect(play.hub.act('task.release', { task: task(number) }, BRANDT).ok).toBe(true);
    expect(play.act(number, 'approve', OKAFOR).ok).toBe(true);
  });

  test('that was taken on for somebody is nobody’s once their word is taken back', () => {
    const { play, number } = asked();
    lend(play, OKAFOR, NAKAMURA);
    expect(play.hub.act('task.claim', { task: task(number) }, NAKAMURA).ok).toBe(true);
    expect(play.act(number, 'approve', BRANDT)).toMatchObject({
      refusal: { code: 'approval.claimed' },
    });
    play.hub.act('approval.endDelegation', { delegation: 'DLG-1', reason: 'back' }, OKAFOR);
    expect(play.hub.act('task.claim', { task: task(number) }, BRANDT).ok).toBe(true);
    expect(play.act(number, 'approve', BRANDT).ok).toBe(true);
  });

  test('is assigned by a manager to one who may decide it, and to nobody else', () => {
    const { play, number } = asked();
    const assign = (person: string, by: typeof OKAFOR) =>
      play.hub.act('task.assign', { task: task(number), person }, by);
    expect(assign(BRANDT.id, NAKAMURA).ok).toBe(true);
    expect(assign(LINDQVIST.id, NAKAMURA)).toMatchObject({ refusal: { code: 'task.role' } });
    expect(assign(ALVAREZ.id, NAKAMURA)).toMatchObject({ refusal: { code: 'task.author' } });
    expect(assign(OKAFOR.id, LINDQVIST)).toMatchObject({ refusal: { code: 'task.notYours' } });
    expect(assign(OKAFOR.id, ALVAREZ)).toMatchObject({ refusal: { code: 'approval.own' } });
  });
});

describe('why somebody cannot decide', () => {
  test('is a sentence for each case', () => {
    const { play, number } = asked();
    lend(play, OKAFOR, NAKAMURA);
    const why = (person: { id: string; role: string }) =>
      whyCannotApprove(play.hub.world, number, { ...person, name: person.id }, play.hub.now);
    expect(why(NAKAMURA)).toBeNull();
    play.act(number, 'approve', NAKAMURA);
    expect(why(NAKAMURA)).toBe('You have decided already.');
    expect(why(OKAFOR)).toBe('D. Nakamura has decided on your behalf.');
    expect(why(ALVAREZ)).toBe("You asked for this transfer, so you can't approve it.");
    expect(why(BRANDT)).toBe('Needs an approver, ask J. Lindqvist or A. Mensah.');
  });
});

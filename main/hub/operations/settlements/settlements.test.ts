import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { clearings, unbalanced } from '#operations/intercompany';
import { incidents } from '#operations/interventions';
import {
  foldEvents,
  ledTo,
  PLAY,
  PLAY_ROOMS,
  recordingOf,
  rowsOf,
  stepsOf,
  THE_ONE,
  TwoBooks,
} from '#kit';
import * as contracts from '#shared/contracts';
import type { StatementView } from '#shared/protocol';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Result } from '#shared/vocabulary';
import { settlements, type Settlement } from './index.ts';
import { settlementWorkflow } from './settlement.machine.ts';

const { NORTHERN, SOUTHERN } = PLAY;
const LINDQVIST = { id: 'j.lindqvist', role: 'finance' };
const MENSAH = { id: 'a.mensah', role: 'finance' };
const NAKAMURA = { id: 'd.nakamura', role: 'manager' };
const PAIR = { entity: NORTHERN, counterparty: SOUTHERN, currency: 'USD', upTo: '2026-P06' };

/** Two ledgers, and finance at two windows that settles what they owe each other. */
class Desk extends TwoBooks {
  async preview(asked: object = PAIR): Promise<StatementView | Result<never>> {
    const by = { ...LINDQVIST, name: 'J. Lindqvist' };
    return (await this.hub.ask('settlement.preview', asked, by)) as StatementView;
  }

  async settle(by = LINDQVIST, asked: object = PAIR): Promise<Result<unknown>> {
    const seen = await this.preview(asked);
    const hash = 'hash' in seen ? seen.hash : '0'.repeat(64);
    const act = { ...asked, speaksFor: NORTHERN, hash, reason: 'End of June' };
    return this.hub.act('settlement.propose', act, by, 'End of June');
  }

  get run(): Settlement {
    return [...this.hub.world.all(settlements)].at(-1)!;
  }

  answer(verb: 'approve' | 'reject' | 'cancel', by = MENSAH, more: object = {}) {
    const { number: run, version: seen, hash } = this.run;
    return this.hub.act(
      `settlement.${verb}`,
      { run, seen, hash, reason: 'as seen', ...more },
      by,
      'as seen',
    );
  }

  /** Both sides have agreed to everything between the two. */
  async agreed(): Promise<void> {
    await this.settle();
    this.answer('approve');
  }

  get asked() {
    return [...this.hub.world.all(commands)];
  }

  get labels() {
    return this.asked.map(({ label, status }) => `${label.replace(/ STL-\d+-\d+/, '')}: ${status}`);
  }

  /** The one that is open now is carried out. */
  confirmOpen(): void {
    const command = this.asked.find(({ status }) => status === 'queued')!;
    this.accept(command);
    this.apply(command);
    this.effect(command);
  }
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.refusal.code;
}

let desk: Desk;
beforeEach(() => {
  desk = new Desk();
});

/** Settlements as they went once: what each version of the workflow is recorded with. */
const HISTORIES = [
  [
    'refused for the moment, cleared by both, settled',
    async () => {
      bothWays();
      await desk.agreed();
      desk.refuse(desk.asked[0]!, 'system.refusing', 'not now');
      desk.hub.wait(5 * MINUTE_MS);
      desk.confirmOpen();
      desk.confirmOpen();
    },
  ],
  [
    'not agreed to by the other side',
    async () => {
      bothWays();
      await desk.settle();
      desk.answer('reject');
    },
  ],
  [
    'out of date before both had agreed',
    async () => {
      desk.matched(500_00);
      await desk.settle();
      desk.sold(1_00);
    },
  ],
  [
    'refused for good at who is paid, asked again, refused, and taken back at who pays',
    async () => {
      bothWays();
      await desk.agreed();
      desk.confirmOpen();
      desk.refuse(desk.asked[1]!);
      const on = { run: desk.run.number, seen: desk.run.version };
      desk.hub.act('run.retry', on, LINDQVIST);
      desk.refuse(desk.asked[2]!);
      desk.answer('cancel', LINDQVIST);
      desk.refuse(desk.asked[3]!, 'system.refusing', 'not now');
      desk.hub.wait(5 * MINUTE_MS);
      desk.confirmOpen();
    },
  ],
] as const;

describe('the workflow of settlements', () => {
  const recording = recordingOf(settlementWorkflow, 1);

  test.each(recording.histories)(
    'goes as it went when version 1 was recorded: $about',
    ({ moves }) => {
      expect(recording.replay(moves)).toEqual(ledTo(moves));
    },
  );

  test('comes to the same steps by the same histories today', async () => {
    const histories = HISTORIES.map(([about, happens]) => {
      const anew = async () => {
        desk = new Desk();
        await happens();
      };
      return [about, anew] as const;
    });
    const today = await recording.today(histories);
    expect(stepsOf(today).map((steps) => steps.at(-1))).toEqual([
      'settled',
      'rejected',
      'outdated',
      'cancelled',
    ]);
    expect(stepsOf(today)).toEqual(stepsOf(recording.histories));
  });
});

/** Northern has sold for 900.00 and bought for 250.00: Southern pays 650.00. */
function bothWays(): void {
  desk.matched(500_00, { number: 'TO-1' });
  desk.matched(400_00, { number: 'TO-2' });
  desk.matched(250_00, { number: 'TO-3', seller: SOUTHERN });
}

describe('a statement between two entities', () => {
  test('nets what is matched, in both ledgers balanced to the cent', async () => {
    bothWays();
    const statement = (await desk.preview()) as StatementView;
    expect(statement).toMatchObject({
      payerName: 'Southern',
      payeeName: 'Northern',
      netMinor: 650_00,
    });
    expect(statement.items.map(({ document, dueMinor }) => [document, dueMinor])).toEqual([
      ['TO-1', 500_00],
      ['TO-2', 400_00],
      ['TO-3', 250_00],
    ]);
    const lines = statement.books.map(({ entityName, lines: own, totalMinor }) => [
      entityName,
      totalMinor,
      own.map(({ account, debitMinor, creditMinor }) => `${account} ${debitMinor} ${creditMinor}`),
    ]);
    expect(lines).toEqual([
      ['Southern Supply Inc.', 900_00, ['1310 0 25000', '2310 90000 0', '1095 0 65000']],
      ['Northern Supply LLC', 900_00, ['1310 0 90000', '2310 25000 0', '1095 65000 0']],
    ]);
  });

  test('leaves out what is on its way or different, and says how much', async () => {
    bothWays();
    desk.sold(100_00, { number: 'TO-4' });
    desk.bought(100_00, { number: 'TO-4' });
    desk.sold(80_00, { number: 'TO-5' });
    desk.bought(70_00, { number: 'TO-5' });
    desk.got(70_00, { number: 'TO-5' });
    const statement = (await desk.preview()) as StatementView;
    expect(statement.netMinor).toBe(650_00);
    expect(statement.leftOut).toMatchObject({
      transits: 1,
      transitMinor: 100_00,
      differences: 1,
      unmatchedMinor: 10_00,
    });
  });

  test('takes no document of a later period, and none is drawn up of nothing', async () => {
    desk.matched(500_00);
    const before = { ...PAIR, upTo: '2026-P05' };
    expect(codeOf((await desk.preview(before)) as Result<never>)).toBe('settlement.nothing');
    expect(codeOf(await desk.settle(LINDQVIST, before))).toBe('settlement.nothing');
  });

  test('is refused on an older view, for a third party, and while another is under way', async () => {
    desk.matched(500_00);
    const act = { ...PAIR, speaksFor: NORTHERN, hash: 'f'.repeat(64), reason: 'x' };
    expect(codeOf(desk.hub.act('settlement.propose', act, LINDQVIST))).toBe('settlement.changed');
    const third = { ...act, speaksFor: PLAY.COLUMBUS };
    expect(codeOf(desk.hub.act('settlement.propose', third, LINDQVIST))).toBe('settlement.noSide');
    expect(codeOf(await desk.settle())).toBeNull();
    expect(codeOf(await desk.settle(MENSAH))).toBe('settlement.underWay');
  });
});

describe('a settlement', () => {
  test('is agreed to by finance of the other side, by its content, never by who drew it up', async () => {
    bothWays();
    await desk.settle();
    expect(desk.run).toMatchObject({ step: 'awaitingApproval', number: 'STL-2026-0001' });
    expect(codeOf(desk.answer('approve', LINDQVIST))).toBe('approval.own');
    expect(codeOf(desk.answer('approve', MENSAH, { hash: 'a'.repeat(64) }))).toBe(
      'approval.otherContent',
    );
    expect(desk.asked).toEqual([]);
    expect(codeOf(desk.answer('approve'))).toBeNull();
    expect(desk.run.step).toBe('bookingPayer');
  });

  test('clears at who pays, then at who is paid, and is settled when both have said so', async () => {
    bothWays();
    await desk.agreed();
    expect(desk.labels).toEqual(['Clear, Southern: queued']);
    desk.confirmOpen();
    expect(desk.run.step).toBe('bookingPayee');
    expect(desk.labels).toEqual(['Clear, Southern: confirmed', 'Clear, Northern: queued']);
    desk.confirmOpen();
    expect(desk.run).toMatchObject({ step: 'settled', trouble: null });
    expect(desk.run.endedAt).not.toBe(null);
    const cleared = [...desk.hub.world.all(clearings)];
    expect(unbalanced(cleared)).toEqual([]);
    expect(cleared.map(({ entity, items }) => [entity, items.length])).toEqual([
      [SOUTHERN, 3],
      [NORTHERN, 3],
    ]);
    expect(codeOf((await desk.preview()) as Result<never>)).toBe('settlement.nothing');
  });

  test('of much money is for a manager as well', async () => {
    desk.matched(200_000_00);
    await desk.agreed();
    expect(desk.run.step).toBe('awaitingApproval');
    expect(codeOf(desk.answer('approve', NAKAMURA))).toBeNull();
    expect(desk.run.step).toBe('bookingPayer');
  });

  test('that the other side does not agree to books nothing, and can be drawn up again', async () => {
    bothWays();
    await desk.settle();
    expect(codeOf(desk.answer('reject'))).toBeNull();
    expect(desk.run.step).toBe('rejected');
    expect(desk.asked).toEqual([]);
    expect(codeOf(await desk.settle())).toBeNull();
    expect(desk.run.number).toBe('STL-2026-0002');
  });

  test('whose documents a ledger changes before both have agreed is out of date', async () => {
    desk.matched(500_00);
    await desk.settle();
    desk.post(SOUTHERN, 'adjusting', [
      { account: '5960', name: 'Differences', debitMinor: 1_00, creditMinor: 0 },
      { account: '2310', name: 'Due to Northern', debitMinor: 0, creditMinor: 1_00 },
    ]);
    expect(desk.run.step).toBe('outdated');
    expect(codeOf(desk.answer('approve'))).toMatch(/^(approval|run)\./);
    expect(desk.asked).toEqual([]);
  });

  test('is booked in the period that it settles while that is over and open', async () => {
    bothWays();
    desk.hub.wait(2 * DAY_MS);
    await desk.agreed();
    expect(desk.asked[0]?.data).toMatchObject({ postedAt: '2026-07-01T03:59:59.999Z' });
  });

  test('is booked today, in the period that is open, once that is closed', async () => {
    bothWays();
    desk.hub.wait(2 * DAY_MS);
    for (const [source, entity] of [
      ['erp/northern', NORTHERN],
      ['erp/southern', SOUTHERN],
    ] as const)
      desk.hub.hear(source, contracts.periodClosed.type, { entity, period: '2026-P06' });
    await desk.agreed();
    expect(desk.asked[0]?.data).toMatchObject({ postedAt: desk.hub.now });
  });
});

describe('a ledger in the way of a settlement', () => {
  test('that takes nothing for the moment is asked again by itself, later each time, and once', async () => {
    bothWays();
    await desk.agreed();
    for (const minutes of [5, 30, 120]) {
      desk.refuse(desk.asked.at(-1)!, 'system.refusing', 'not now');
      expect(desk.run.step).toBe('retrying');
      desk.hub.wait(minutes * MINUTE_MS);
      expect(desk.run.step).toBe('bookingPayer');
    }
    desk.refuse(desk.asked.at(-1)!, 'system.refusing', 'not now');
    expect(desk.run.step).toBe('incident');
    expect(desk.hub.world.by(incidents, 'openOfRun', desk.run.number)).toMatchObject([
      { owner: 'finance', kind: 'refused' },
    ]);
    const on = { run: desk.run.number, seen: desk.run.version };
    expect(codeOf(desk.hub.act('run.moveOn', { ...on, reason: 'x' }, LINDQVIST, 'x'))).toBe(
      'run.needsProof',
    );
    expect(codeOf(desk.hub.act('run.retry', on, LINDQVIST))).toBeNull();
    desk.confirmOpen();
    desk.confirmOpen();
    expect(desk.run.step).toBe('settled');
    expect(desk.hub.world.by(incidents, 'openOfRun', desk.run.number)).toEqual([]);
  });

  test('is asked for nothing anew of what was done since, or is not wanted any more', async () => {
    bothWays();
    await desk.agreed();
    const [refused] = desk.asked;
    desk.refuse(refused!, 'settlement.amount', 'TO-1 is 0.00 here');
    const retry = () => desk.hub.act('command.retry', { command: refused!.id }, LINDQVIST);
    expect(retry().ok).toBe(true);
    expect(desk.asked.length).toBe(2);
    desk.confirmOpen();
    desk.confirmOpen();
    expect(desk.run.step).toBe('settled');
    retry();
    expect(desk.asked.length).toBe(3);
  });

  test('is asked nothing anew for a settlement that was cancelled', async () => {
    bothWays();
    await desk.agreed();
    const [refused] = desk.asked;
    desk.refuse(refused!, 'settlement.amount', 'TO-1 is 0.00 here');
    expect(codeOf(desk.answer('cancel', LINDQVIST))).toBeNull();
    expect(desk.run.step).toBe('cancelled');
    desk.hub.act('command.retry', { command: refused!.id }, LINDQVIST);
    expect(desk.asked.length).toBe(1);
  });

  test('that refuses for good leaves nothing to take back at who pays', async () => {
    bothWays();
    await desk.agreed();
    desk.refuse(desk.asked[0]!, 'settlement.amount', 'TO-1 is 0.00 here');
    expect(desk.run.step).toBe('incident');
    expect(codeOf(desk.answer('cancel', LINDQVIST))).toBeNull();
    expect(desk.run).toMatchObject({ step: 'cancelled', trouble: null });
    expect(desk.asked.length).toBe(1);
  });

  test('at who is paid has what was cleared at who pays taken back', async () => {
    bothWays();
    await desk.agreed();
    desk.confirmOpen();
    desk.refuse(desk.asked[1]!, 'period.closed', 'P06 is closed');
    expect(desk.run.step).toBe('incident');
    desk.answer('cancel', LINDQVIST);
    expect(desk.run.step).toBe('cancelling');
    expect(desk.labels.at(-1)).toBe('Reverse, Southern: queued');
    desk.confirmOpen();
    expect(desk.run.step).toBe('cancelled');
    expect(desk.hub.world.by(clearings, 'byDocument', 'TO-1')).toEqual([]);
    expect(codeOf(await desk.settle())).toBeNull();
  });

  test('that clears something else is an incident, and both are taken back, the last one first', async () => {
    bothWays();
    await desk.agreed();
    desk.confirmOpen();
    const command = desk.asked[1]!;
    desk.accept(command);
    desk.apply(command);
    const data = command.data as { items: { transferNumber: string; dueMinor: number }[] };
    const [first, ...rest] = data.items;
    desk.hub.hear(
      command.target,
      contracts.intercompanySettled.type,
      {
        ...(command.data as object),
        items: [{ ...first!, dueMinor: first!.dueMinor - 1_00 }, ...rest],
        postingId: 'GL-1',
        period: '2026-P06',
      },
      null,
      { correlationId: desk.run.number, causationId: command.id },
    );
    expect(desk.run.step).toBe('incident');
    expect(desk.run.trouble).toBe(
      'Northern cleared $649.00 net of 3 documents, the statement says $650.00 of 3.',
    );
    expect(desk.hub.world.by(incidents, 'openOfRun', desk.run.number)).toMatchObject([
      { owner: 'finance', kind: 'happened' },
    ]);
    desk.answer('cancel', LINDQVIST);
    desk.confirmOpen();
    desk.confirmOpen();
    expect(desk.labels.slice(2)).toEqual([
      'Reverse, Northern: confirmed',
      'Reverse, Southern: confirmed',
    ]);
    expect(desk.run.step).toBe('cancelled');
    expect(desk.hub.world.by(incidents, 'openOfRun', desk.run.number)).toEqual([]);
  });

  test('is waited for when it may still do what was asked: nothing overtakes it', async () => {
    bothWays();
    await desk.agreed();
    const [command] = desk.asked;
    desk.accept(command!);
    desk.answer('cancel', LINDQVIST);
    expect(desk.run.step).toBe('cancelling');
    expect(desk.asked.length).toBe(1);
    desk.effect(command!);
    expect(desk.labels.at(-1)).toBe('Reverse, Southern: queued');
  });

  test('is asked nothing while a person has paused the run, and a day of silence is an incident', async () => {
    bothWays();
    await desk.settle();
    const on = () => ({ run: desk.run.number, seen: desk.run.version, reason: 'x' });
    desk.hub.act('run.pause', on(), LINDQVIST, 'x');
    desk.answer('approve');
    expect(desk.asked).toEqual([]);
    desk.hub.act('run.resume', on(), LINDQVIST, 'x');
    expect(desk.asked.length).toBe(1);
    desk.hub.wait(25 * HOUR_MS);
    const kinds = desk.hub.world
      .by(incidents, 'openOfRun', desk.run.number)
      .map(({ kind }) => kind);
    expect(kinds).toContain('timedOut');
  });
});

test('what is settled stands so in the matrix, document by document', async () => {
  desk.matched(500_00);
  await desk.agreed();
  desk.confirmOpen();
  desk.confirmOpen();
  const detail = (await desk.hub.ask('run.view', { key: desk.run.number })) as { at: string };
  expect(detail.at).toBe('settled');
  const cleared = desk.hub.world.by(clearings, 'byDocument', THE_ONE);
  expect(cleared.map(({ statement }) => statement)).toEqual(['STL-2026-0001', 'STL-2026-0001']);
});

test('the rows are those that the log tells, folded anew', async () => {
  bothWays();
  await desk.agreed();
  desk.refuse(desk.asked[0]!, 'system.refusing', 'not now');
  desk.hub.wait(5 * MINUTE_MS);
  desk.confirmOpen();
  desk.refuse(desk.asked.at(-1)!);
  desk.answer('cancel', LINDQVIST);
  desk.confirmOpen();
  const anew = foldEvents(PLAY_ROOMS, desk.hub.log);
  expect(rowsOf(anew, PLAY_ROOMS)).toEqual(rowsOf(desk.hub.world, PLAY_ROOMS));
});

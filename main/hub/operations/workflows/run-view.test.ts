import { describe, expect, test } from 'vitest';
import type { RunEvent, RunView } from '#shared/protocol';
import { PLAY_SUBJECTS, TransferPlay } from '#kit';
import { runFinder } from './run-kinds.ts';
import { runQueries } from './run-view.ts';
import { visitsOf } from './visits.ts';

const reading = runQueries(runFinder(PLAY_SUBJECTS.flatMap(({ runs = [] }) => runs)));

/** The run of a transfer as the hub answers for it. */
async function viewOf(play: TransferPlay, key: string): Promise<RunView> {
  const answer = await reading.view(contextOf(play), { key });
  if ('ok' in answer) throw new Error(key);
  return answer;
}

function contextOf({ hub }: TransferPlay) {
  return {
    world: hub.world,
    now: hub.now,
    nowMs: Date.parse(hub.now),
    actor: { id: 'r.alvarez', name: 'R. Alvarez', role: 'controller' },
    history: ({ correlationId }: { correlationId?: string }) =>
      Promise.resolve(hub.log.filter((event) => event.correlationId === correlationId)),
  };
}

describe('a run on its diagram', () => {
  test('has passed each step in its order, stands at one, and says what that waits for', async () => {
    const play = new TransferPlay();
    const number = play.ask(252);
    play.hub.wait(60_000);
    play.confirm(number, 'reserve');
    const view = await viewOf(play, number);
    expect(view.visits.map(({ step, leftAt }) => [step, leftAt !== null])).toEqual([
      ['requested', true],
      ['reserving', true],
      ['awaitingApproval', false],
    ]);
    expect(view).toMatchObject({ at: 'awaitingApproval', waitsFor: 'Operations and finance' });
    expect(Date.parse(view.nextAt!)).toBeGreaterThan(Date.parse(play.hub.now));
    const [, reserving, waiting] = view.visits;
    expect(Date.parse(waiting!.enteredAt) - Date.parse(reserving!.enteredAt)).toBe(60_000);
    expect(reserving!.actor).toBe('R. Alvarez');
  });

  test('is drawn from the data of its own version: every step is there, and every way leads to one', async () => {
    const play = new TransferPlay();
    const view = await viewOf(play, play.ask(252));
    const steps = new Set(view.steps.map(({ id }) => id));
    expect(steps.has(view.at)).toBe(true);
    for (const { from, to, when } of view.ways) {
      expect([steps.has(from), steps.has(to)]).toEqual([true, true]);
      // A name of the data that nobody put into words would read like `isShipped`.
      expect(when).toMatch(/ /);
    }
    expect(view.steps.filter(({ place }) => place === 'end').length).toBeGreaterThan(1);
  });

  test('says its trouble while it stands', async () => {
    const play = new TransferPlay();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.reject(number, 'pick', 'task.exists', 'there is one');
    const view = await viewOf(play, number);
    expect(view.at).toBe('incident');
    expect(view.trouble).toContain('there is one');
  });

  test('gives its whole case as data, in the order of the log', async () => {
    const play = new TransferPlay();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    const events = (await reading.events(contextOf(play), { key: number })) as RunEvent[];
    expect(events.map(({ seq }) => seq)).toEqual(
      play.hub.log.filter((one) => one.correlationId === number).map(({ seq }) => seq),
    );
    expect(events[0]).toMatchObject({ source: 'hub', actor: 'r.alvarez' });
  });

  test('is refused for a number that no run has', async () => {
    const play = new TransferPlay();
    expect(await reading.view(contextOf(play), { key: 'TRF-2026-9999' })).toMatchObject({
      ok: false,
      refusal: { code: 'run.unknown' },
    });
  });
});

describe('the stays of a run', () => {
  test('do not begin anew when an event only does something where it stands', () => {
    const move = (from: string, to: string, receivedAt: string) =>
      ({ data: { on: 'look', from, to }, receivedAt, actor: 'hub' }) as never;
    const visits = visitsOf(
      'a',
      't0',
      [move('a', 'b', 't1'), move('b', 'b', 't2'), move('b', 'a', 't3')],
      () => null,
    );
    expect(visits.map(({ step, enteredAt, leftAt }) => `${step} ${enteredAt} ${leftAt}`)).toEqual([
      'a t0 t1',
      'b t1 t3',
      'a t3 null',
    ]);
  });
});

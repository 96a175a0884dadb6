import { describe, expect, test } from 'vitest';
import { commands, isOpen } from '#engine/outbox';
import { incidents, pauseOf } from '#operations/interventions';
import {
  BOOKED_AT_SHIPPING,
  foldEvents,
  PEOPLE,
  PLAY,
  PLAY_ROOMS,
  rowsOf,
  TransferPlay,
} from '#kit';
import { HOUR_MS, MINUTE_MS } from '#shared/vocabulary';

const { ALVAREZ, LINDQVIST, OKAFOR } = PEOPLE;

/** A person steers a run as it is now. */
function steer(play: TransferPlay, run: string, what: string, by = OKAFOR) {
  const { version } = play.transfer(run);
  return play.hub.act(`run.${what}`, { run, seen: version, reason: 'as agreed' }, by, 'as agreed');
}

function incidentsOf(play: TransferPlay, run: string) {
  return play.hub.world.by(incidents, 'byRun', run);
}

/** A transfer whose pick was refused for good. */
function standing(code = 'task.exists'): { play: TransferPlay; run: string } {
  const play = new TransferPlay();
  const run = play.ask(252);
  play.confirm(run, 'reserve');
  play.approveAll(run);
  play.confirmAll(run, ['ship', 'order', 'orderBuyer', 'expect']);
  play.reject(run, 'pick', code, 'not now');
  return { play, run };
}

describe('a paused run', () => {
  test('takes no step and commands nothing, whatever the systems tell, until it is let go on', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    expect(steer(play, run, 'pause').ok).toBe(true);
    play.confirm(run, 'reserve');
    play.approveAll(run);
    expect(play.transfer(run).step).toBe('reserving');
    expect(play.has(run, 'pick')).toBe(false);
    expect(pauseOf(play.hub.world, run)).toMatchObject({ by: 'm.okafor', reason: 'as agreed' });
    expect(steer(play, run, 'resume').ok).toBe(true);
    expect(play.transfer(run).step).toBe('awaitingApproval');
    play.approveAll(run);
    expect(play.has(run, 'pick')).toBe(true);
  });

  test('does what ran out meanwhile when it goes on', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    steer(play, run, 'pause');
    play.hub.wait(3 * HOUR_MS);
    expect(incidentsOf(play, run)).toEqual([]);
    steer(play, run, 'resume');
    play.hub.wait(0);
    expect(incidentsOf(play, run)).toMatchObject([{ kind: 'timedOut', step: 'reserving' }]);
  });

  test('is neither cancelled nor paused again nor moved on', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    steer(play, run, 'pause');
    for (const result of [
      play.act(run, 'cancel', ALVAREZ),
      steer(play, run, 'pause'),
      steer(play, run, 'moveOn'),
    ])
      expect(result).toMatchObject({ ok: false, refusal: { code: 'run.paused' } });
    steer(play, run, 'resume');
    expect(steer(play, run, 'resume')).toMatchObject({ refusal: { code: 'run.notPaused' } });
  });

  test('is what its log says', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    steer(play, run, 'pause');
    play.hub.wait(3 * HOUR_MS);
    play.confirm(run, 'reserve');
    steer(play, run, 'resume');
    const again = foldEvents(PLAY_ROOMS, play.hub.log);
    expect(rowsOf(again, PLAY_ROOMS)).toEqual(rowsOf(play.hub.world, PLAY_ROOMS));
  });
});

describe('an act on a run', () => {
  test('is refused when the run has changed since the person looked, with what changed', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    const seen = play.transfer(run).version;
    play.confirm(run, 'reserve');
    const late = play.hub.act('run.pause', { run, seen, reason: 'x' }, OKAFOR, 'x');
    expect(late).toMatchObject({ ok: false, refusal: { code: 'run.changed' } });
  });

  test('is refused when it has ended, and when nobody knows it', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    play.act(run, 'cancel', ALVAREZ);
    expect(steer(play, run, 'pause')).toMatchObject({ refusal: { code: 'run.ended' } });
    const unknown = { run: 'TRF-2026-9999', seen: 1, reason: 'x' };
    expect(play.hub.act('run.pause', unknown, OKAFOR, 'x')).toMatchObject({
      refusal: { code: 'run.unknown' },
    });
  });
});

describe('what a system refuses for the moment', () => {
  test('is asked again by itself, later each time, and is an incident only when no try is left', () => {
    const { play, run } = standing('system.refusing');
    for (const minutes of [5, 15, 60]) {
      expect(play.transfer(run).step).toBe('retrying');
      expect(incidentsOf(play, run)).toEqual([]);
      const refused = play.command(run, 'pick').id;
      play.hub.wait(minutes * MINUTE_MS - 1);
      expect(play.command(run, 'pick').id).toBe(refused);
      play.hub.wait(1);
      expect(play.command(run, 'pick').id).not.toBe(refused);
      expect(play.transfer(run).step).toBe('releasing');
      play.reject(run, 'pick', 'system.refusing', 'not now');
    }
    expect(play.transfer(run).step).toBe('incident');
    expect(incidentsOf(play, run)).toMatchObject([
      { kind: 'refused', part: 'pick', owner: 'operations', clearedAt: null },
    ]);
    const picks = [...play.hub.world.all(commands)].filter(({ label }) => label.startsWith('Pick'));
    expect(picks.filter(isOpen)).toEqual([]);
    expect(picks.length).toBe(4);
  });

  test('holds the pieces while it is tried again: nobody else may ask for them', () => {
    const play = new TransferPlay();
    play.stockIs(PLAY.COLUMBUS, 252);
    const run = play.ask(252);
    play.reject(run, 'reserve', 'system.refusing', 'not now');
    expect(play.transfer(run).step).toBe('retrying');
    expect(play.hub.act('transfer.create', play.wish(36), ALVAREZ)).toMatchObject({
      refusal: { code: 'stock.insufficient' },
    });
    play.hub.wait(2 * MINUTE_MS);
    expect(play.transfer(run).step).toBe('reserving');
  });

  test('is asked at once when a person does not want to wait', () => {
    const { play, run } = standing('system.refusing');
    expect(steer(play, run, 'retry', ALVAREZ).ok).toBe(true);
    play.confirm(run, 'pick');
    expect(play.transfer(run)).toMatchObject({ step: 'picking', trouble: null });
    play.hub.wait(2 * HOUR_MS);
    const picks = [...play.hub.world.all(commands)].filter(({ label }) => label.startsWith('Pick'));
    expect(picks.length).toBe(2);
  });
});

describe('an incident', () => {
  test('has an owner, and is over only when an event proves it', () => {
    const { play, run } = standing();
    const [incident] = incidentsOf(play, run);
    expect(incident).toMatchObject({ kind: 'refused', step: 'incident', owner: 'operations' });
    const key = incident!.incident;
    const give = (owner: string) =>
      play.hub.act('incident.assign', { incident: key, owner }, ALVAREZ);
    expect(give('m.okafor').ok).toBe(true);
    expect(give('m.okafor')).toMatchObject({ refusal: { code: 'exception.sameOwner' } });
    expect(give('nobody')).toMatchObject({ refusal: { code: 'exception.personUnknown' } });
    steer(play, run, 'retry');
    expect(incidentsOf(play, run)[0]!.clearedAt).toBe(null);
    play.confirm(run, 'pick');
    expect(incidentsOf(play, run)).toMatchObject([
      { incident: key, owner: 'm.okafor', proof: 'wms.task.created of WMS Columbus' },
    ]);
    expect(give('j.lindqvist')).toMatchObject({ refusal: { code: 'incident.cleared' } });
  });

  test('of a step that takes too long is over with the next step', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    play.release(run);
    play.hub.wait(24 * HOUR_MS);
    expect(incidentsOf(play, run)).toMatchObject([
      { kind: 'timedOut', words: 'Picking has taken longer than 24 h.', clearedAt: null },
    ]);
    expect(play.transfer(run).step).toBe('picking');
    play.leave(run);
    expect(incidentsOf(play, run)[0]!.clearedAt).not.toBe(null);
  });

  test("of a ledger is finance's", () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    play.ship(run);
    play.receive(run, 252);
    play.confirmAll(run, ['bookSeller', 'bookReceipt1']);
    play.reject(run, 'bookBuyer', 'posting.unbalanced', 'no');
    expect(incidentsOf(play, run)).toMatchObject([{ part: 'bookBuyer', owner: 'finance' }]);
  });
});

describe('a run that a person moves on', () => {
  test('goes on without the confirmation, with who answers for it, and its incident stays open until proof', () => {
    const { play, run } = standing();
    expect(steer(play, run, 'moveOn', OKAFOR).ok).toBe(true);
    expect(play.transfer(run)).toMatchObject({ step: 'picking', trouble: null, waived: ['pick'] });
    expect(incidentsOf(play, run)).toMatchObject([{ movedOnBy: 'm.okafor', clearedAt: null }]);
    play.leave(run);
    play.receive(run, 252);
    play.confirmAll(run, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    expect(play.transfer(run).step).toBe('closed');
    expect(incidentsOf(play, run)[0]!.clearedAt).not.toBe(null);
  });

  test('is refused where only the system can say it: stock, and what is owed to a ledger', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    play.ship(run);
    play.receive(run, 252);
    play.confirmAll(run, ['bookSeller', 'bookReceipt1']);
    play.reject(run, 'bookBuyer', 'posting.unbalanced', 'no');
    expect(steer(play, run, 'moveOn', LINDQVIST)).toMatchObject({
      refusal: { code: 'run.needsProof' },
    });
  });

  test('is refused when nothing of it stands', () => {
    const play = new TransferPlay();
    const run = play.ask(252);
    for (const what of ['moveOn', 'retry'])
      expect(steer(play, run, what)).toMatchObject({ refusal: { code: 'run.nothingStands' } });
  });

  test('is taken back in reverse order all the same when it is cancelled', () => {
    const { play, run } = standing();
    steer(play, run, 'moveOn');
    expect(play.act(run, 'cancel', ALVAREZ).ok).toBe(true);
    play.confirmAll(run, ['undoReserve', 'undoShip', 'undoOrder', 'undoOrderBuyer']);
    expect(play.transfer(run).step).toBe('cancelled');
    expect(play.stock.get(play.transfer(run).from)?.reserved).toBe(0);
  });
});

describe('a site that counts first', () => {
  test('is counted by its own declared way before anybody decides', () => {
    const play = new TransferPlay();
    play.declare('transfers', 'variations.countBeforeRelease');
    const run = play.ask(252);
    play.confirm(run, 'reserve');
    expect(play.transfer(run)).toMatchObject({
      step: 'counting',
      variations: ['countBeforeRelease'],
    });
    play.confirm(run, 'count');
    expect(play.transfer(run).step).toBe('awaitingApproval');
  });
});

describe('fifty runs that want the same last pieces', () => {
  test('get them once, and the others are told how few are left', () => {
    const play = new TransferPlay();
    play.stockIs(PLAY.COLUMBUS, 36);
    const asked = Array.from({ length: 50 }, () =>
      play.hub.act('transfer.create', play.wish(36), ALVAREZ),
    );
    expect(asked.filter(({ ok }) => ok).length).toBe(1);
    const codes = asked.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]));
    expect(new Set(codes)).toEqual(new Set(['stock.insufficient']));
  });
});

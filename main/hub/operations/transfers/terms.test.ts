import { describe, expect, test } from 'vitest';
import { approvals } from '#operations/approvals';
import * as contracts from '#shared/contracts';
import { DAY_MS } from '#shared/vocabulary';
import { PEOPLE, PLAY, TransferPlay as Play } from '#kit';
import { termsHash } from './transfer-terms.ts';

const { ALVAREZ, OKAFOR, LINDQVIST } = PEOPLE;
const BRANDT = { id: 't.brandt', role: 'operations' };
const AIR = 'CMH-ATL-air';

const AIR_LANE = {
  laneId: AIR,
  from: PLAY.COLUMBUS,
  to: PLAY.ATLANTA,
  mode: 'air',
  carrier: 'SKYF',
  distanceKm: 700,
  transitMinutesP50: 480,
  transitMinutesP90: 600,
  costMinor: 180_000,
  costPerKgMinor: 60,
  currency: 'USD',
  active: true,
};

function withAir(): Play {
  const play = new Play();
  play.hub.hear('erp/northern', contracts.lanePublished.type, AIR_LANE);
  return play;
}

function change(play: Play, number: string, by: { id: string; role: string }) {
  return play.act(number, 'changeLane', by, { laneId: AIR });
}

describe('another lane for a transfer that is not decided', () => {
  test('voids what was approved, asks anew, and gives the terms another hash', () => {
    const play = withAir();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    const before = termsHash(play.transfer(number));
    play.act(number, 'approve', OKAFOR);
    expect(change(play, number, ALVAREZ).ok).toBe(true);
    const { laneId, freightMinor, step } = play.transfer(number);
    expect({ laneId, freightMinor, step }).toEqual({
      laneId: AIR,
      freightMinor: 180_000 + 227 * 60,
      step: 'awaitingApproval',
    });
    const after = termsHash(play.transfer(number));
    expect(after).not.toBe(before);
    const rows = play.hub.world.by(approvals, 'bySubject', number);
    expect(rows.map(({ decision, hash }) => [decision, hash])).toEqual([
      ['pending', after],
      ['pending', after],
    ]);
    play.act(number, 'approve', LINDQVIST);
    expect(play.transfer(number).step).toBe('awaitingApproval');
    play.act(number, 'approve', OKAFOR);
    expect(play.transfer(number).step).toBe('releasing');
    expect(play.command(number, 'ship').data).toMatchObject({ laneId: AIR });
  });

  test('refuses an approval of the card as it was, with what has changed', () => {
    const play = withAir();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    const seen = play.transfer(number).version;
    const hash = termsHash(play.transfer(number));
    change(play, number, ALVAREZ);
    const late = play.hub.act('transfer.approve', { transfer: number, seen, hash }, OKAFOR);
    expect(late).toMatchObject({
      refusal: {
        code: 'transfer.changed',
        facts: { what: 'R. Alvarez changed its lane to CMH-ATL-air' },
      },
    });
  });

  test('makes an author of whoever chose it, who approves it no more', () => {
    const play = withAir();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    expect(change(play, number, OKAFOR).ok).toBe(true);
    expect(play.act(number, 'approve', OKAFOR)).toMatchObject({
      refusal: { code: 'approval.own' },
    });
    expect(play.act(number, 'approve', BRANDT).ok).toBe(true);
  });

  test('is refused while the run is paused, or a no that it stands at would be asked anew', () => {
    const play = withAir();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    const on = { run: number, seen: play.transfer(number).version, reason: 'wait' };
    expect(play.hub.act('run.pause', on, ALVAREZ, 'wait').ok).toBe(true);
    expect(play.act(number, 'reject', LINDQVIST).ok).toBe(true);
    expect(change(play, number, ALVAREZ)).toMatchObject({ refusal: { code: 'run.paused' } });
    const resume = { run: number, seen: play.transfer(number).version, reason: 'go on' };
    play.hub.act('run.resume', resume, ALVAREZ, 'go on');
    expect(play.transfer(number).step).toBe('cancelling');
  });

  test('lets it go on at once where nobody need agree to it any more', () => {
    const play = withAir();
    const toChicago = { laneId: 'CMH-CHI-air', to: PLAY.CHICAGO };
    play.hub.hear('erp/northern', contracts.lanePublished.type, { ...AIR_LANE, ...toChicago });
    const pause = { site: 'CHI', until: null, reason: 'the dock is flooded' };
    expect(play.hub.act('automation.pause', pause, OKAFOR).ok).toBe(true);
    const number = play.ask(36, PLAY.CHICAGO);
    play.confirm(number, 'reserve');
    expect(play.transfer(number).step).toBe('awaitingApproval');
    play.hub.act('automation.resume', { site: 'CHI', reason: 'dry again' }, OKAFOR);
    const { laneId } = toChicago;
    expect(play.act(number, 'changeLane', ALVAREZ, { laneId }).ok).toBe(true);
    expect(play.transfer(number).step).toBe('releasing');
  });

  test('is refused once the old one is under way, and when it leads elsewhere', () => {
    const play = withAir();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    expect(play.act(number, 'changeLane', ALVAREZ, { laneId: 'CMH-CHI-ground' })).toMatchObject({
      refusal: { code: 'transfer.noOtherLane' },
    });
    play.approveAll(number);
    expect(change(play, number, ALVAREZ)).toMatchObject({
      refusal: { code: 'transfer.wrongStep' },
    });
  });
});

describe('a transfer asked for in parts', () => {
  /** 108 breakers come to $13,554; policy asks operations above $25,000. */
  const PART = 108;
  const rolesOf = (play: Play, number: string) =>
    play.hub.world.by(approvals, 'bySubject', number).map(({ role, why }) => `${role}: ${why}`);

  test('asks for the sum of its parts on the day, and says with which', () => {
    const play = withAir();
    const first = play.ask(PART);
    play.confirm(first, 'reserve');
    expect(rolesOf(play, first)).toEqual(['finance: between entities']);
    const second = play.ask(PART);
    play.confirm(second, 'reserve');
    expect(rolesOf(play, second)).toEqual([
      `operations: value over $25,000, with ${first} today $27,108`,
      'finance: between entities',
    ]);
  });

  test('is not counted with another person’s, another day’s, or one that was taken back', () => {
    const play = withAir();
    const first = play.ask(PART);
    play.confirm(first, 'reserve');
    const other = play.ask(PART, undefined, BRANDT);
    play.confirm(other, 'reserve');
    expect(rolesOf(play, other)).toEqual(['finance: between entities']);
    play.act(first, 'cancel', ALVAREZ);
    const second = play.ask(PART);
    play.confirm(second, 'reserve');
    expect(rolesOf(play, second)).toEqual(['finance: between entities']);
    play.hub.wait(DAY_MS);
    const tomorrow = play.ask(PART);
    play.confirm(tomorrow, 'reserve');
    expect(rolesOf(play, tomorrow)).toEqual(['finance: between entities']);
  });
});

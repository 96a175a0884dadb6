import { describe, expect, test } from 'vitest';
import { approvals } from '#operations/approvals';
import { FEED_SILENT } from '#operations/network';
import { PEOPLE, PLAY, RELEASED, TransferPlay as Play } from '#kit';
import { HOUR_MS } from '#shared/vocabulary';
import { transfersView } from './transfer.view.ts';

const { ALVAREZ, LINDQVIST, OKAFOR } = PEOPLE;
const { ATLANTA, CHICAGO } = PLAY;

describe('a request for a transfer', () => {
  test('holds the quantity and asks the warehouse to set it aside', () => {
    const play = new Play();
    const number = play.ask(252);
    expect(play.transfer(number)).toMatchObject({ step: 'reserving', valueMinor: 3_162_600 });
    expect(play.command(number, 'reserve')).toMatchObject({
      target: 'wms/columbus',
      correlationId: number,
      data: { quantity: 252, purpose: { kind: 'transfer', number } },
    });
    const second = play.hub.act('transfer.create', play.wish(936));
    expect(second).toMatchObject({
      ok: false,
      refusal: { code: 'stock.insufficient', facts: { free: 928 } },
    });
  });

  test.each([
    ['a site that nobody knows', { to: '0000000000000' }, 'site.unknown'],
    ['an item that nobody knows', { gtin: '00000000000000' }, 'item.unknown'],
    ['a lane that goes elsewhere', { to: CHICAGO }, 'lane.unknown'],
    ['part of a case', { quantity: 250 }, 'quantity.casePack'],
    ['more than there is', { quantity: 36_000 }, 'stock.insufficient'],
    ['an exception that nobody knows', { exception: 'EX-9' }, 'exception.unknown'],
  ])('for %s is refused and leaves nothing but the refusal', (_what, change, code) => {
    const play = new Play();
    const before = play.hub.log.length;
    const asked = play.hub.act('transfer.create', { ...play.wish(252), ...change });
    expect(asked).toMatchObject({ ok: false, refusal: { code } });
    expect(play.hub.log.slice(before)).toMatchObject([
      { type: 'signalbox.hub.act.refused.v1', actor: 'r.alvarez', data: { code } },
    ]);
  });

  test('of stale stock needs a reason', () => {
    const play = new Play();
    const silent = { source: 'wms/columbus', lastGoodAt: play.hub.now, cadenceMs: 60_000 };
    play.hub.say({ type: FEED_SILENT, subject: 'wms/columbus', data: silent });
    const asked = play.hub.act('transfer.create', play.wish(36));
    expect(asked).toMatchObject({
      ok: false,
      refusal: { code: 'stock.stale', field: 'staleReason' },
    });
    const reason = { ...play.wish(36), staleReason: 'Counted by phone' };
    expect(play.hub.act('transfer.create', reason).ok).toBe(true);
  });

  test('opens again with the words of a warehouse that cannot set it aside, and holds no more', () => {
    const play = new Play();
    const number = play.ask(252);
    play.reject(number, 'reserve', 'stock.insufficient', 'wanted 252, free 100');
    expect(play.transfer(number)).toMatchObject({ step: 'requested' });
    expect(play.transfer(number).trouble).toContain('wanted 252, free 100');
    expect(play.hub.act('transfer.create', play.wish(1_152)).ok).toBe(true);
    expect(play.act(number, 'cancel', ALVAREZ).ok).toBe(true);
    expect(play.transfer(number).step).toBe('cancelled');
    expect(play.has(number, 'undoReserve')).toBe(false);
  });
});

describe('the approval of a transfer', () => {
  test('is asked of operations and finance for much money between entities, and of nobody for little within one', () => {
    const play = new Play();
    const big = play.ask(252);
    play.confirm(big, 'reserve');
    expect(play.transfer(big).step).toBe('awaitingApproval');
    expect([...play.hub.world.all(approvals)].map(({ role, why }) => `${role}: ${why}`)).toEqual([
      'operations: value over $25,000',
      'finance: between entities',
    ]);
    const small = play.ask(36, CHICAGO);
    play.confirm(small, 'reserve');
    expect(play.transfer(small).step).toBe('releasing');
  });

  test('is never given by who asked for the transfer, whatever their role', () => {
    const play = new Play();
    const number = play.ask(252, ATLANTA, OKAFOR);
    play.confirm(number, 'reserve');
    expect(play.act(number, 'approve', OKAFOR)).toMatchObject({
      ok: false,
      refusal: { code: 'approval.own' },
    });
    expect(play.act(number, 'approve', ALVAREZ)).toMatchObject({
      ok: false,
      refusal: { code: 'approval.role' },
    });
    expect(play.act(number, 'approve', LINDQVIST).ok).toBe(true);
    expect(play.transfer(number).step).toBe('awaitingApproval');
  });

  test('lets nothing out before the last of them', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.act(number, 'approve', OKAFOR);
    expect(play.has(number, 'pick')).toBe(false);
    play.act(number, 'approve', LINDQVIST);
    expect(RELEASED.every((part) => play.has(number, part))).toBe(true);
  });

  test('given twice, or on a view that has changed, is refused with what happened', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    const seen = play.transfer(number).version;
    play.act(number, 'approve', OKAFOR);
    expect(play.act(number, 'approve', OKAFOR)).toMatchObject({
      ok: false,
      refusal: { code: 'approval.decided' },
    });
    const late = play.act(number, 'approve', LINDQVIST, { seen });
    expect(late).toMatchObject({
      ok: false,
      refusal: { code: 'transfer.changed', facts: { what: 'M. Okafor approved it' } },
    });
  });

  test('refused takes the reservation back and ends the transfer as rejected', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    expect(play.act(number, 'reject', LINDQVIST, { reason: 'Not this period' }).ok).toBe(true);
    expect(play.transfer(number).step).toBe('cancelling');
    play.confirm(number, 'undoReserve');
    expect(play.transfer(number).step).toBe('rejected');
    expect(play.stock.get(play.transfer(number).from)).toMatchObject({ reserved: 0 });
  });

  test('is overdue once its time has passed, and not before', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.hub.wait(2 * HOUR_MS - 1);
    expect(transfersView.project(play.hub.world, number)?.state).toBe('watch');
    play.hub.wait(1);
    expect(transfersView.project(play.hub.world, number)?.state).toBe('late');
    play.approveAll(number);
    expect(play.transfer(number).step).toBe('releasing');
  });
});

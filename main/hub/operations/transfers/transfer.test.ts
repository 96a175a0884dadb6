import { describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { inTransitTo } from '#operations/stock';
import type { DataOf, postIntercompany } from '#shared/contracts';
import { BOOKED_AT_SHIPPING, PEOPLE, PLAY, TransferPlay as Play } from '#kit';
import { transfersView } from './transfer.view.ts';

const { OKAFOR } = PEOPLE;
const { ATLANTA, BREAKER, CHICAGO, COLUMBUS } = PLAY;

/** What the buyer owes the seller by all that was booked, minor units. */
function dueMinor(play: Play): number {
  return 0 - bookedMinor(play, '2310');
}

/** Debits less credits of an account by all that was booked. */
function bookedMinor(play: Play, wanted: string): number {
  return [...play.hub.world.all(commands)]
    .filter(({ label }) => label.startsWith('Book'))
    .flatMap(({ data }) => (data as DataOf<typeof postIntercompany>).lines)
    .filter(({ account }) => account === wanted)
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
}

describe('a transfer between entities', () => {
  test('goes from request to closed, each step confirmed by the system that did it', () => {
    const play = new Play();
    const number = play.ask(252);
    play.release(number);
    expect(play.transfer(number).step).toBe('picking');
    play.pick(number);
    play.pack(number);
    expect(play.transfer(number).step).toBe('staged');
    play.load(number);
    expect(play.transfer(number).step).toBe('inTransit');
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    play.unload(number);
    expect(play.transfer(number).step).toBe('receiving');
    play.receive(number, 252);
    expect(play.transfer(number).step).toBe('booking');
    play.confirm(number, 'bookReceipt1');
    expect(play.transfer(number)).toMatchObject({ step: 'closed', trouble: null });
    expect(transfersView.project(play.hub.world, number)).toMatchObject({
      booked: 'both',
      waitsFor: '',
    });
  });

  test('books the sale, its cost and the goods in transit when it has left, and not before', () => {
    const play = new Play();
    const number = play.ask(252);
    play.release(number);
    play.pick(number);
    expect(play.has(number, 'bookSeller')).toBe(false);
    play.pack(number);
    play.load(number);
    const [seller, buyer] = BOOKED_AT_SHIPPING.map((part) => play.command(number, part));
    expect(seller).toMatchObject({ target: 'erp/northern', data: { stage: 'shipping' } });
    expect(buyer).toMatchObject({ target: 'erp/southern', data: { stage: 'shipping' } });
  });

  test('received short keeps the missing quantity in transit until a person closes it', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    play.receive(number, 240);
    play.confirm(number, 'bookReceipt1');
    expect(play.transfer(number).step).toBe('receivedShort');
    expect(inTransitTo(play.hub.world, ATLANTA, BREAKER)).toBe(12);
    expect(transfersView.project(play.hub.world, number)?.waitsFor).toBe(
      'Somebody to close 12 ea short',
    );
    expect(play.act(number, 'closeShort', OKAFOR).ok).toBe(true);
    expect(inTransitTo(play.hub.world, ATLANTA, BREAKER)).toBe(0);
    expect(play.transfer(number).step).toBe('booking');
    expect(play.command(number, 'bookLoss')).toMatchObject({
      data: { stage: 'shortClosed', lines: [{ debitMinor: 150_600 }, { creditMinor: 150_600 }] },
    });
    play.confirm(number, 'bookLoss');
    expect(play.transfer(number).step).toBe('closed');
    expect(play.act(number, 'closeShort', OKAFOR)).toMatchObject({
      ok: false,
      refusal: { code: 'transfer.notShort' },
    });
  });

  test('received short is whole when the missing pieces turn up', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.receive(number, 240);
    play.receive(number, 12);
    expect(play.transfer(number).step).toBe('booking');
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1', 'bookReceipt2']);
    expect(play.transfer(number).step).toBe('closed');
  });

  test('whose lost pieces turn up after it was closed takes their loss back', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.endShort(number);
    expect(play.transfer(number).step).toBe('closed');
    play.receive(number, 12);
    expect(play.transfer(number).step).toBe('booking');
    expect(play.command(number, 'bookReceipt2')).toMatchObject({
      data: { lines: [{ account: '1200' }, { account: '5950', creditMinor: 150_600 }] },
    });
    play.confirm(number, 'bookReceipt2');
    expect(play.transfer(number).step).toBe('closed');
  });

  test('received over, or damaged, closes with what came', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.receive(number, 260, 9);
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    expect(play.transfer(number).step).toBe('closed');
    expect(play.transfer(number).receipts).toMatchObject([{ quantity: 260, damaged: 9 }]);
  });

  test('refused at the dock is sellable at neither end until its source has counted it, and the sale is taken back', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    play.sendAway(number, 252);
    const { world } = play.hub;
    expect(play.transfer(number).step).toBe('returning');
    expect([inTransitTo(world, ATLANTA, BREAKER), inTransitTo(world, COLUMBUS, BREAKER)]).toEqual([
      0, 252,
    ]);
    expect(play.command(number, 'shipBack')).toMatchObject({
      data: { purpose: { kind: 'return', number }, from: ATLANTA, to: COLUMBUS },
    });
    play.confirmAll(number, ['shipBack', 'expectBack']);
    play.comeBack(number, 252);
    expect(inTransitTo(world, COLUMBUS, BREAKER)).toBe(0);
    expect(play.transfer(number).step).toBe('booking');
    const booked = ['bookReturn1', 'bookReturn1Seller'].map((part) => play.command(number, part));
    expect(booked.map(({ target }) => target)).toEqual(['erp/southern', 'erp/northern']);
    play.confirmAll(number, ['bookReturn1', 'bookReturn1Seller']);
    expect(play.transfer(number).step).toBe('closed');
    expect(dueMinor(play)).toBe(0);
  });

  test('refused in part is received, returned and closed to the cent, what is lost on the way included', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    play.receive(number, 200);
    play.sendAway(number, 52);
    expect(play.transfer(number).step).toBe('returning');
    play.comeBack(number, 50, 2);
    expect(play.transfer(number).step).toBe('receivedShort');
    expect(transfersView.project(play.hub.world, number)?.waitsFor).toBe(
      'Somebody to close 2 ea short',
    );
    play.act(number, 'closeShort', OKAFOR);
    play.confirmAll(number, ['bookReceipt1', 'bookReturn1', 'bookReturn1Seller', 'bookLoss']);
    expect(play.transfer(number).step).toBe('closed');
    expect(inTransitTo(play.hub.world, COLUMBUS, BREAKER)).toBe(0);
    expect(play.stock.get(COLUMBUS)).toMatchObject({ blocked: 2 });
  });

  test('whose lost pieces are back at their source after all takes their loss back, and not the goods in transit twice', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    play.sendAway(number, 252);
    play.confirmAll(number, ['shipBack', 'expectBack']);
    play.comeBack(number, 200);
    play.act(number, 'closeShort', OKAFOR);
    play.confirmAll(number, ['bookReturn1', 'bookReturn1Seller', 'bookLoss']);
    expect(play.transfer(number).step).toBe('closed');
    play.comeBack(number, 52);
    expect(play.transfer(number).step).toBe('booking');
    expect(play.command(number, 'bookReturn2')).toMatchObject({
      data: { stage: 'returned', lines: [{ account: '2310' }, { account: '5950' }] },
    });
    play.confirmAll(number, ['bookReturn2', 'bookReturn2Seller']);
    expect(play.transfer(number).step).toBe('closed');
    expect([dueMinor(play), bookedMinor(play, '1250'), bookedMinor(play, '5950')]).toEqual([
      0, 0, 0,
    ]);
  });

  test('that leaves on two trucks is sold with each, and a load told again is the same load', () => {
    const play = new Play();
    const number = play.ask(252);
    play.release(number);
    play.pick(number);
    play.load(number, 100, ['unit-1']);
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    play.load(number, 100, ['unit-1']);
    play.load(number, 152, ['unit-2']);
    play.confirmAll(number, ['bookSeller2', 'bookBuyer2']);
    expect(play.transfer(number).shippedQuantity).toBe(252);
    // 252 × 125.50
    expect([dueMinor(play), bookedMinor(play, '1250'), bookedMinor(play, '1310')]).toEqual([
      3_162_600, 3_162_600, 3_162_600,
    ]);
    play.receive(number, 252);
    play.confirm(number, 'bookReceipt1');
    expect(play.transfer(number).step).toBe('closed');
    expect(bookedMinor(play, '1250')).toBe(0);
  });

  test('whose units are not marked loses none of two loads', () => {
    const play = new Play();
    const number = play.ask(252);
    play.release(number);
    play.pick(number);
    play.load(number, 100, []);
    play.load(number, 152, []);
    expect(play.transfer(number).shippedQuantity).toBe(252);
    expect(inTransitTo(play.hub.world, ATLANTA, BREAKER)).toBe(252);
  });

  test('picked short ships and receives what was found', () => {
    const play = new Play();
    const number = play.ask(252);
    play.release(number);
    play.leave(number, 200);
    play.receive(number, 200);
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    expect(play.transfer(number)).toMatchObject({ step: 'closed', shippedQuantity: 200 });
  });

  test('ends the same when the feed of the source is behind that of the destination', () => {
    const play = new Play();
    const number = play.ask(252);
    play.release(number);
    play.unload(number);
    play.receive(number, 252);
    expect(play.transfer(number).step).toBe('picking');
    play.leave(number);
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    expect(play.transfer(number).step).toBe('closed');
  });
});

describe('a transfer within one entity', () => {
  test('books nothing, and closes when it is received', () => {
    const play = new Play();
    const number = play.ask(36, CHICAGO);
    play.ship(number);
    play.receive(number, 36);
    expect(play.transfer(number).step).toBe('closed');
    expect(play.has(number, 'orderBuyer')).toBe(false);
    expect(
      Object.keys(play.transfer(number).commands).filter((part) => part.startsWith('book')),
    ).toEqual([]);
  });

  test('books what it lost out of its own inventory', () => {
    const play = new Play();
    const number = play.ask(36, CHICAGO);
    play.ship(number);
    play.receive(number, 35);
    expect(play.transfer(number).step).toBe('receivedShort');
    play.act(number, 'closeShort', OKAFOR);
    expect(play.command(number, 'bookLoss')).toMatchObject({
      target: 'erp/northern',
      data: { lines: [{ account: '5950', debitMinor: 11_840 }, { account: '1200' }] },
    });
    play.confirm(number, 'bookLoss');
    expect(play.transfer(number).step).toBe('closed');
  });
});

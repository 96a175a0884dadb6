import { describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { approvals } from '#operations/approvals';
import { FEED_SILENT } from '#operations/network';
import { inTransitTo } from '#operations/stock';
import { PEOPLE, PLAY, TransferPlay as Play } from '#kit';
import { HOUR_MS } from '#shared/vocabulary';
import { transfersView } from './transfer.view.ts';

const { ALVAREZ, LINDQVIST, OKAFOR } = PEOPLE;
const { ATLANTA, BREAKER, CHICAGO } = PLAY;

const RELEASED = ['pick', 'ship', 'order', 'orderBuyer', 'expect'];
const BOOKED_AT_SHIPPING = ['bookSeller', 'bookBuyer'];

function refusalOf(result: { ok: boolean; refusal?: { code: string } }): string | undefined {
  return result.refusal?.code;
}

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
  ])('for %s is refused and leaves nothing', (_what, change, code) => {
    const play = new Play();
    const before = play.hub.log.length;
    const asked = play.hub.act('transfer.create', { ...play.wish(252), ...change });
    expect(refusalOf(asked as never)).toBe(code);
    expect(play.hub.log.length).toBe(before);
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
    expect(refusalOf(play.act(number, 'approve', OKAFOR) as never)).toBe('approval.own');
    expect(refusalOf(play.act(number, 'approve', ALVAREZ) as never)).toBe('approval.role');
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
    expect(refusalOf(play.act(number, 'approve', OKAFOR) as never)).toBe('approval.decided');
    const late = play.hub.act('transfer.approve', { transfer: number, seen }, LINDQVIST);
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

describe('a transfer between entities', () => {
  test('goes from request to closed, each step confirmed by the system that did it', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, RELEASED);
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
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, RELEASED);
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
    expect(refusalOf(play.act(number, 'closeShort', OKAFOR) as never)).toBe('transfer.notShort');
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
    play.receive(number, 240);
    play.act(number, 'closeShort', OKAFOR);
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1', 'bookLoss']);
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

  test('picked short ships and receives what was found', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, RELEASED);
    play.pick(number, 200);
    play.pack(number);
    play.load(number, 200);
    play.receive(number, 200);
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    expect(play.transfer(number)).toMatchObject({ step: 'closed', shippedQuantity: 200 });
  });

  test('ends the same when the feed of the source is behind that of the destination', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, RELEASED);
    play.unload(number);
    play.receive(number, 252);
    expect(play.transfer(number).step).toBe('picking');
    play.pick(number);
    play.pack(number);
    play.load(number);
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

describe('a cancelled transfer', () => {
  test('that was never sent is taken out of the outbox', () => {
    const play = new Play();
    const number = play.ask(252);
    play.act(number, 'cancel', ALVAREZ, { reason: 'Not needed' });
    expect(play.command(number, 'reserve').status).toBe('cancelled');
    expect(play.transfer(number).step).toBe('cancelled');
  });

  test('waits for what is in flight before it takes it back', () => {
    const play = new Play();
    const number = play.ask(252);
    play.accept(play.command(number, 'reserve'));
    play.act(number, 'cancel', ALVAREZ);
    expect(play.has(number, 'undoReserve')).toBe(false);
    play.apply(play.command(number, 'reserve'));
    play.effect(play.command(number, 'reserve'));
    play.confirm(number, 'undoReserve');
    expect(play.transfer(number).step).toBe('cancelled');
  });

  const truck = ['undoShip', 'undoOrder', 'undoOrderBuyer'];
  test.each([
    ['awaitingApproval', ['undoReserve']],
    ['releasing', ['undoReserve']],
    ['picking', ['undoPick', 'undoReserve', ...truck]],
    ['picked', ['undoReserve', ...truck]],
    ['staged', ['undoReserve', ...truck]],
  ])('releases in reverse order what it held when it was %s', (upTo, wanted) => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    if (upTo !== 'awaitingApproval') play.approveAll(number);
    if (!['awaitingApproval', 'releasing'].includes(upTo)) play.confirmAll(number, RELEASED);
    if (['picked', 'staged'].includes(upTo)) play.pick(number);
    if (upTo === 'staged') play.pack(number);
    expect(play.act(number, 'cancel', ALVAREZ).ok).toBe(true);
    const order: string[] = [];
    for (const part of ['undoPick', 'undoReserve', ...truck])
      if (play.has(number, part)) {
        order.push(part);
        play.confirm(number, part);
      }
    expect(play.transfer(number).step).toBe('cancelled');
    expect(play.stock.get(play.transfer(number).from)?.reserved).toBe(0);
    expect(order).toEqual(wanted);
  });

  test('whose goods are loaded before the warehouse hears of it goes on, and cannot be cancelled any more', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, RELEASED);
    play.pick(number);
    play.pack(number);
    play.act(number, 'cancel', ALVAREZ);
    play.load(number);
    play.reject(number, 'undoReserve', 'reservation.unknown', 'nothing is set aside');
    expect(play.transfer(number).step).toBe('inTransit');
    expect(play.has(number, 'undoShip')).toBe(false);
    expect(refusalOf(play.act(number, 'cancel', ALVAREZ) as never)).toBe('transfer.hasLeft');
  });
});

describe('a system that refuses or does not answer', () => {
  test('stands as an incident with its words, and the run goes on when it is over', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, ['pick', 'order', 'orderBuyer', 'expect']);
    const ship = play.command(number, 'ship');
    play.send(ship);
    play.hub.say({
      type: 'signalbox.hub.command.unanswered.v1',
      subject: ship.id,
      correlationId: number,
      data: { id: ship.id, type: ship.type, target: ship.target, attempts: 5 },
    });
    expect(play.transfer(number).step).toBe('incident');
    expect(play.transfer(number).trouble).toContain('whether it was done is unknown');
    play.confirm(number, 'ship');
    expect(play.transfer(number)).toMatchObject({ step: 'picking', trouble: null });
  });

  test('does not stop goods that have left all the same', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, ['pick', 'ship', 'order']);
    play.reject(number, 'orderBuyer', 'transferOrder.exists', 'there is one');
    expect(play.transfer(number).step).toBe('incident');
    play.pick(number);
    play.load(number);
    expect(play.transfer(number).step).toBe('inTransit');
  });

  test('is asked anew, under another key, when a person wants that', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirmAll(number, ['ship', 'order', 'orderBuyer', 'expect']);
    play.reject(number, 'pick', 'system.refusing', 'not now');
    const refused = play.command(number, 'pick').id;
    expect(play.hub.act('command.retry', { command: refused }).ok).toBe(true);
    expect(play.command(number, 'pick').id).not.toBe(refused);
    expect(play.hub.act('command.retry', { command: refused }).ok).toBe(true);
    expect(
      [...play.hub.world.all(commands)].filter(({ label }) => label.startsWith('Pick')).length,
    ).toBe(2);
    play.confirm(number, 'pick');
    expect(play.transfer(number)).toMatchObject({ step: 'picking', trouble: null });
  });

  test('that could not set stock aside can be asked anew as long as the transfer is wanted', () => {
    const play = new Play();
    const number = play.ask(252);
    play.reject(number, 'reserve', 'system.refusing', 'not now');
    const refused = play.command(number, 'reserve').id;
    play.hub.act('command.retry', { command: refused });
    expect(play.transfer(number).step).toBe('reserving');
    play.confirm(number, 'reserve');
    expect(play.transfer(number).step).toBe('awaitingApproval');
    const other = play.ask(36);
    play.reject(other, 'reserve', 'system.refusing', 'not now');
    play.act(other, 'cancel', ALVAREZ);
    play.hub.act('command.retry', { command: play.command(other, 'reserve').id });
    expect(play.transfer(other).step).toBe('cancelled');
    expect(play.command(other, 'reserve').status).toBe('rejected');
  });

  test('can be answered by cancelling', () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.reject(number, 'pick', 'task.exists', 'there is one');
    play.act(number, 'cancel', ALVAREZ);
    play.confirmAll(number, ['undoReserve', 'undoShip', 'undoOrder', 'undoOrderBuyer']);
    expect(play.transfer(number).step).toBe('cancelled');
  });
});

describe('a command of a transfer', () => {
  test('is queued once, whatever is heard again', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.receive(number, 240);
    play.act(number, 'closeShort', OKAFOR);
    play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1', 'bookLoss']);
    for (let again = 0; again < 3; again++) {
      play.unload(number);
      play.effect(play.command(number, 'ship'));
      play.effect(play.command(number, 'bookSeller'));
    }
    const labels = [...play.hub.world.all(commands)].map((command) => command.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

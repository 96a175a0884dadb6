import { describe, expect, test } from 'vitest';
import { commands } from '#engine/outbox';
import { PEOPLE, RELEASED, TransferPlay as Play } from '#kit';

const { ALVAREZ } = PEOPLE;

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
    play.release(number);
    play.pick(number);
    play.pack(number);
    play.act(number, 'cancel', ALVAREZ);
    play.load(number);
    play.reject(number, 'undoReserve', 'reservation.unknown', 'nothing is set aside');
    expect(play.transfer(number).step).toBe('inTransit');
    expect(play.has(number, 'undoShip')).toBe(false);
    expect(play.act(number, 'cancel', ALVAREZ)).toMatchObject({
      ok: false,
      refusal: { code: 'transfer.hasLeft' },
    });
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
    play.endShort(number);
    for (let again = 0; again < 3; again++) {
      play.unload(number);
      play.effect(play.command(number, 'ship'));
      play.effect(play.command(number, 'bookSeller'));
    }
    const labels = [...play.hub.world.all(commands)].map((command) => command.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});

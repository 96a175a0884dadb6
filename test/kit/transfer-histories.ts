import { PLAY } from './transfer-play-network.ts';
import { BOOKED_AT_SHIPPING, PEOPLE, RELEASED, type TransferPlay } from './transfer-play.ts';

const { ALVAREZ, OKAFOR } = PEOPLE;
const { CHICAGO } = PLAY;

/** A transfer as it went once: what happened to it, from the request to its end or to where it stands. */
interface TransferHistory {
  about: string;
  happens(play: TransferPlay): void;
}

/**
 * The histories that every version of the workflow is recorded with. Each version's recording stays in test/recordings:
 * a run that began on it must end on it as it would have.
 */
export const TRANSFER_HISTORIES: readonly TransferHistory[] = [
  {
    about: 'between entities, whole',
    happens(play) {
      const number = play.ask(252);
      play.ship(number);
      play.confirmAll(number, BOOKED_AT_SHIPPING);
      play.unload(number);
      play.receive(number, 252);
      play.confirm(number, 'bookReceipt1');
    },
  },
  {
    about: 'within one entity',
    happens(play) {
      const number = play.ask(36, CHICAGO);
      play.ship(number);
      play.unload(number);
      play.receive(number, 36);
    },
  },
  {
    about: 'received short and closed by a person',
    happens(play) {
      const number = play.ask(252);
      play.ship(number);
      play.endShort(number);
    },
  },
  {
    about: 'received short, and the rest turns up after it was closed',
    happens(play) {
      const number = play.ask(252);
      play.ship(number);
      play.endShort(number);
      play.receive(number, 12);
      play.confirm(number, 'bookReceipt2');
    },
  },
  {
    about: 'received over, some of it damaged',
    happens(play) {
      const number = play.ask(252);
      play.ship(number);
      play.receive(number, 260, 9);
      play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    },
  },
  {
    about: 'picked short',
    happens(play) {
      const number = play.ask(252);
      play.release(number);
      play.leave(number, 200);
      play.receive(number, 200);
      play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    },
  },
  {
    about: 'told by the destination before the source',
    happens(play) {
      const number = play.ask(252);
      play.release(number);
      play.unload(number);
      play.receive(number, 252);
      play.leave(number);
      play.confirmAll(number, [...BOOKED_AT_SHIPPING, 'bookReceipt1']);
    },
  },
  {
    about: 'cancelled while it is being reserved',
    happens(play) {
      const number = play.ask(252);
      play.accept(play.command(number, 'reserve'));
      play.act(number, 'cancel', ALVAREZ);
      play.apply(play.command(number, 'reserve'));
      play.effect(play.command(number, 'reserve'));
      play.confirm(number, 'undoReserve');
    },
  },
  {
    about: 'cancelled while it is picked, taken back in reverse order',
    happens(play) {
      const number = play.ask(252);
      play.release(number);
      play.act(number, 'cancel', ALVAREZ);
      for (const part of ['undoPick', 'undoReserve', 'undoShip', 'undoOrder', 'undoOrderBuyer'])
        play.confirm(number, part);
    },
  },
  {
    about: 'cancelled, and loaded before the warehouse heard of it',
    happens(play) {
      const number = play.ask(252);
      play.release(number);
      play.pick(number);
      play.pack(number);
      play.act(number, 'cancel', ALVAREZ);
      play.load(number);
      play.reject(number, 'undoReserve', 'reservation.unknown', 'nothing is set aside');
    },
  },
  {
    about: 'rejected by an approver whose time had passed',
    happens(play) {
      const number = play.ask(252);
      play.confirm(number, 'reserve');
      play.hub.wait(26 * 3_600_000);
      play.act(number, 'reject', OKAFOR);
      play.confirm(number, 'undoReserve');
    },
  },
  {
    about: 'not reserved, and asked for again',
    happens(play) {
      const number = play.ask(252);
      play.reject(number, 'reserve', 'stock.insufficient', 'not that many');
      play.hub.act('command.retry', { command: play.command(number, 'reserve').id });
      play.confirm(number, 'reserve');
      play.approveAll(number);
    },
  },
  {
    about: 'stands as an incident, and goes on when it is over',
    happens(play) {
      const number = play.ask(252);
      play.confirm(number, 'reserve');
      play.approveAll(number);
      play.confirmAll(number, ['ship', 'order', 'orderBuyer', 'expect']);
      play.reject(number, 'pick', 'task.exists', 'there is one');
      play.hub.act('command.retry', { command: play.command(number, 'pick').id });
      play.confirm(number, 'pick');
      play.leave(number);
    },
  },
  {
    about: 'refused by a ledger, and booked when it was asked anew',
    happens(play) {
      const number = play.ask(252);
      play.confirm(number, 'reserve');
      play.approveAll(number);
      play.confirmAll(number, RELEASED);
      play.leave(number);
      play.receive(number, 252);
      play.confirmAll(number, ['bookSeller', 'bookReceipt1']);
      play.reject(number, 'bookBuyer', 'posting.unbalanced', 'no');
      play.hub.act('command.retry', { command: play.command(number, 'bookBuyer').id });
      play.confirm(number, 'bookBuyer');
    },
  },
];

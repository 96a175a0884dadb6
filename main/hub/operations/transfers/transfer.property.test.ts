import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commands, isOpen, type CommandRow } from '#engine/outbox';
import { approvals } from '#operations/approvals';
import { foldEvents, PEOPLE, PLAY_ROOMS, rowsOf, TransferPlay } from '#kit';
import type { DataOf, postIntercompany } from '#shared/contracts';
import { isVoid, type Part } from './run-commands.ts';
import { receivedQuantity, returnedQuantity, type Transfer } from './transfer.collection.ts';

type Move =
  | { do: 'accept' | 'apply' | 'confirm' | 'deny' | 'again'; nth: number }
  | { do: 'approve' | 'reject'; by: keyof typeof PEOPLE }
  | { do: 'pick' | 'pack' | 'load' | 'unload' | 'cancel' | 'closeShort' | 'wait' }
  | { do: 'receive' | 'refuse' | 'comeBack'; share: number };

/** Which of the commands that there are. */
const nth = fc.nat(11);
/** Mostly the way forward, so that many runs get far; the rest is what the world does on bad days. */
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 30, arbitrary: fc.record({ do: fc.constant('confirm' as const), nth }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('accept' as const, 'apply' as const, 'again' as const),
      nth,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('deny' as const), nth }) },
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('approve' as const),
      by: fc.constantFrom('ALVAREZ' as const, 'OKAFOR' as const, 'LINDQVIST' as const),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      do: fc.constantFrom('pick' as const, 'pack' as const, 'load' as const, 'unload' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      share: fc.constantFrom(0, 60, 95, 100, 105),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refuse' as const),
      share: fc.constantFrom(100, 100, 30),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('comeBack' as const),
      share: fc.constantFrom(100, 100, 90),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom('closeShort' as const, 'wait' as const) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cancel' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reject' as const),
      by: fc.constant('OKAFOR' as const),
    }),
  },
);

/** Where the pieces are in the outside world, so that it does nothing that no world could. */
interface Outside {
  picked: boolean;
  loaded: boolean;
  receipts: number;
  refused: number;
  /** Counts at the source of what came back. */
  backs: number;
}

/** The part that a move means: the nth command that is open, or that is confirmed for what is said again. */
function partOf(play: TransferPlay, number: string, next: Move): Part | undefined {
  if (!('nth' in next)) return undefined;
  const wanted = (part: Part) =>
    next.do === 'again'
      ? isDone(play, number, part)
      : isOpen(play.command(number, part)) && hasItsTurn(play, number, part);
  const parts = (Object.keys(play.transfer(number).commands) as Part[]).filter(wanted);
  return parts[next.nth % parts.length];
}

/** A target takes back what it has done, in the order in which it was asked. */
function hasItsTurn(play: TransferPlay, number: string, part: Part): boolean {
  if (!part.startsWith('undo')) return true;
  return isDone(play, number, `${part.charAt(4).toLowerCase()}${part.slice(5)}` as Part);
}

function isPossible(play: TransferPlay, number: string, next: Move, outside: Outside): boolean {
  switch (next.do) {
    case 'pick':
      return isDone(play, number, 'pick') && !isDone(play, number, 'undoPick') && !outside.picked;
    case 'pack':
    case 'load':
      return outside.picked && !outside.loaded && !isDone(play, number, 'undoReserve');
    case 'unload':
      return outside.loaded;
    case 'receive':
      return outside.loaded && outside.receipts < 2 && outside.refused < 252;
    case 'refuse':
      return outside.loaded && outside.refused === 0 && missingThere(play, number, outside) > 0;
    case 'comeBack':
      return outside.refused > 0 && outside.backs < 2;
    case 'again': {
      const part = partOf(play, number, next);
      return part !== undefined && part !== 'undoReserve' && part !== 'reserve';
    }
    case 'accept':
    case 'apply':
    case 'confirm':
    case 'deny':
      return partOf(play, number, next) !== undefined;
    default:
      return true;
  }
}

/** What left and was neither counted nor refused at the destination. */
function missingThere(play: TransferPlay, number: string, { refused }: Outside): number {
  return Math.max(0, 252 - refused - (receivedQuantity(play.transfer(number)) ?? 0));
}

function isDone(play: TransferPlay, number: string, name: Part): boolean {
  return play.has(number, name) && play.command(number, name).status === 'confirmed';
}

function carryOut(play: TransferPlay, number: string, next: Move, outside: Outside): void {
  const part = partOf(play, number, next)!;
  switch (next.do) {
    case 'accept':
      return play.accept(play.command(number, part));
    case 'apply':
      return play.apply(play.command(number, part));
    case 'confirm':
      // Loaded pieces are not released any more, and a truck with them is not called off.
      if (outside.loaded && part.startsWith('undo'))
        return play.reject(number, part, 'reservation.unknown', 'it has left');
      return void play.confirm(number, part);
    case 'deny':
      // Whoever accepted does not refuse afterwards.
      if (play.command(number, part).acceptedAt === null)
        play.reject(number, part, 'system.refusing', 'not now');
      return;
    case 'again':
      return void play.effect(play.command(number, part));
    case 'approve':
    case 'reject':
      return void play.act(number, next.do, PEOPLE[next.by]);
    case 'cancel':
      return void play.act(number, 'cancel', PEOPLE.ALVAREZ);
    case 'closeShort':
      return void play.act(number, 'closeShort', PEOPLE.OKAFOR);
    case 'pick':
      outside.picked = true;
      return play.pick(number);
    case 'pack':
      return play.pack(number);
    case 'load':
      outside.loaded = true;
      return play.load(number);
    case 'unload':
      return play.unload(number);
    case 'receive': {
      outside.receipts++;
      const missing = missingThere(play, number, outside);
      return play.receive(number, Math.round((missing * next.share) / 100));
    }
    case 'refuse':
      outside.refused = Math.ceil((missingThere(play, number, outside) * next.share) / 100);
      return play.sendAway(number, outside.refused);
    case 'comeBack': {
      outside.backs++;
      const open = outside.refused - (returnedQuantity(play.transfer(number)) ?? 0);
      return play.comeBack(number, Math.round((open * next.share) / 100));
    }
    case 'wait':
      return void play.hub.wait(3_600_000);
  }
}

function holds(play: TransferPlay, number: string, outside: Outside): void {
  const transfer = play.transfer(number);
  const all = [...play.hub.world.all(commands)];
  // Whatever was queued and was not refused plays its part still: nothing else was queued in its place.
  const playing = new Set(Object.values(transfer.commands));
  expect(all.filter(({ id }) => !playing.has(id)).filter((one) => !isVoid(one))).toEqual([]);
  if (play.has(number, 'pick')) expectApproved(play);
  if (all.some(({ label }) => label.startsWith('Book shipping'))) expect(outside.loaded).toBe(true);
  expectEnd(play, transfer, all, outside);
}

function expectApproved(play: TransferPlay): void {
  for (const { decision, person, requestedBy } of play.hub.world.all(approvals)) {
    expect(decision).toBe('approved');
    expect(person).not.toBe(requestedBy);
  }
}

function expectEnd(
  play: TransferPlay,
  transfer: Transfer,
  all: readonly CommandRow[],
  outside: Outside,
): void {
  if (transfer.step === 'closed') {
    const arrived = (receivedQuantity(transfer) ?? 0) + (returnedQuantity(transfer) ?? 0);
    const shipped = transfer.shippedQuantity ?? 0;
    expect(arrived >= shipped || transfer.shortClosedAt !== null).toBe(true);
    const booked = all.filter(({ label }) => label.startsWith('Book'));
    expect(booked.filter((one) => one.status === 'confirmed' || isVoid(one))).toEqual(booked);
    expect(inTransitMinor(booked.filter((one) => one.status === 'confirmed'))).toBe(0);
  }
  if (transfer.step === 'cancelled' || transfer.step === 'rejected') {
    expect(outside.loaded).toBe(false);
    expect(play.stock.get(transfer.from)?.reserved).toBe(0);
  }
}

/** What the buyer's ledger still has in transit after some postings. */
function inTransitMinor(booked: readonly CommandRow[]): number {
  return booked
    .flatMap((command) => (command.data as DataOf<typeof postIntercompany>).lines)
    .filter(({ account }) => account === '1250')
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
}

/** Plays moves as far as the world allows them, and looks after each. */
function played(
  moves: readonly Move[],
  look: (play: TransferPlay, number: string, outside: Outside) => void,
): void {
  const play = new TransferPlay();
  const number = play.ask(252);
  const outside: Outside = {
    picked: false,
    loaded: false,
    receipts: 0,
    refused: 0,
    backs: 0,
  };
  for (const next of moves) {
    if (!isPossible(play, number, next, outside)) continue;
    carryOut(play, number, next, outside);
    look(play, number, outside);
  }
}

describe('a transfer, whatever happens in whatever order', () => {
  test('queues nothing twice, sends nothing unapproved, books nothing that has not left, and ends whole', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 60, maxLength: 160 }), (moves) =>
        played(moves, holds),
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('is what its log says, at each place where the hub may be killed', () => {
    fc.assert(
      fc.property(fc.array(move, { minLength: 40, maxLength: 60 }), (moves) =>
        played(moves, ({ hub }) => {
          const again = foldEvents(PLAY_ROOMS, hub.log);
          expect(rowsOf(again, PLAY_ROOMS)).toEqual(rowsOf(hub.world, PLAY_ROOMS));
        }),
      ),
      { numRuns: 8 },
    );
  }, 60_000);
});

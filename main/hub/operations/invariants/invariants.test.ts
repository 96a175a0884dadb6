import { describe, expect, test } from 'vitest';
import type { BrokenInvariant } from '#engine/audit';
import type { LogEvent } from '#engine/kernel';
import { commands } from '#engine/outbox';
import { clearings, postings } from '#operations/intercompany';
import { settlements } from '#operations/settlements';
import { consignments, positions } from '#operations/stock';
import { transfers } from '#operations/transfers';
import { BOOKED_AT_SHIPPING, PEOPLE, PLAY, TransferPlay as Play, TwoBooks } from '#kit';
import { networkInvariants } from './index.ts';

/** A transfer from its request to closed books. */
function played(): { play: Play; number: string } {
  const play = new Play();
  const number = play.ask(252);
  play.ship(number);
  play.confirmAll(number, BOOKED_AT_SHIPPING);
  play.receive(number, 252);
  play.confirm(number, 'bookReceipt1');
  return { play, number };
}

function proved(play: Play, log: readonly LogEvent[] = play.hub.log) {
  const check = networkInvariants();
  for (const event of log) check.take(event);
  const findings: BrokenInvariant[] = [];
  const looked = check.end(play.hub.world, (finding) => findings.push(finding));
  return { findings, looked };
}

describe('what must hold of any network', () => {
  test('holds of a transfer that went as it should, and says for how much it was proved', () => {
    const { findings, looked } = proved(played().play);
    expect(findings).toEqual([]);
    expect(looked['commands']).toBeGreaterThan(6);
    expect(looked['postings']).toBe(3);
    expect(looked['stock']).toBeGreaterThan(3);
  });

  test.each<[string, (play: Play, number: string) => void]>([
    ['is refused and on its way back', (play, number) => play.sendAway(number, 252)],
    [
      'came back in two parts',
      (play, number) => {
        play.sendAway(number, 252);
        play.comeBack(number, 200);
        play.comeBack(number, 52);
      },
    ],
    [
      'came over, and back in part',
      (play, number) => {
        play.receive(number, 200);
        play.sendAway(number, 52);
        play.comeBack(number, 60);
      },
    ],
    [
      'was refused in part, lost in part and closed, and is back after all',
      (play, number) => {
        play.receive(number, 200);
        play.sendAway(number, 50);
        play.comeBack(number, 48);
        play.act(number, 'closeShort', PEOPLE.OKAFOR);
        play.comeBack(number, 2);
        play.receive(number, 2);
      },
    ],
  ])('holds of a transfer that %s', (_what, happens) => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    happens(play, number);
    expect(proved(play).findings).toEqual([]);
  });

  test('does not for pieces that were refused and are nowhere', () => {
    const play = new Play();
    const number = play.ask(252);
    play.ship(number);
    play.sendAway(number, 52);
    play.hub.world.remove(consignments, `${number}/back`);
    expect(proved(play).findings).toMatchObject([{ what: '52 of 252 that left are nowhere' }]);
  });

  test('does not for a command that was carried out twice, and names the second row', () => {
    const { play } = played();
    const applied = play.hub.log.find(({ type }) => type.endsWith('.command.applied.v1'))!;
    const again = { ...applied, seq: play.hub.log.length + 1, id: 'again' };
    expect(proved(play, [...play.hub.log, again]).findings).toEqual([
      expect.objectContaining({ invariant: 'effect', seq: again.seq }),
    ]);
  });

  test('does not for a command that the outbox has forgotten', () => {
    const { play, number } = played();
    const { id } = play.command(number, 'ship');
    play.hub.world.remove(commands, id);
    expect(proved(play).findings).toEqual([
      expect.objectContaining({ invariant: 'promise', subject: id }),
    ]);
  });

  test('does not for pieces that left and are nowhere', () => {
    const { play, number } = played();
    const transfer = play.transfer(number);
    const [receipt] = transfer.receipts;
    const lost = { ...transfer, receipts: [{ ...receipt!, quantity: 240 }] };
    play.hub.world.put(transfers, lost);
    expect(proved(play).findings).toEqual([
      {
        kind: 'invariant',
        invariant: 'stock',
        subject: number,
        what: '12 of 252 that left are nowhere',
      },
    ]);
  });

  test('does not for a position below nothing', () => {
    const { play } = played();
    const [position] = play.hub.world.all(positions);
    play.hub.world.put(positions, { ...position!, reserved: -3 });
    expect(proved(play).findings).toEqual([
      expect.objectContaining({ subject: position!.key, what: 'reserved is -3' }),
    ]);
  });

  test('does not for a ledger that is off by a cent', () => {
    const { play } = played();
    const [posting] = play.hub.world.all(postings);
    const [first, ...others] = posting!.lines;
    const off = { ...first!, debitMinor: first!.debitMinor + 1 };
    play.hub.world.put(postings, { ...posting!, lines: [off, ...others] });
    expect(proved(play).findings).toEqual([
      expect.objectContaining({ invariant: 'ledger', subject: posting!.key }),
    ]);
  });

  test('holds of what two entities settled, and does not once a ledger has it otherwise', async () => {
    const books = await settled();
    const { findings, looked } = proved(books);
    expect(findings).toEqual([]);
    expect(looked['settlements']).toBe(2);
    const [clearing] = books.hub.world.all(clearings);
    const [item] = clearing!.items;
    const otherwise = { ...clearing!, items: [{ ...item!, dueMinor: item!.dueMinor + 1 }] };
    books.hub.world.put(clearings, otherwise);
    expect(proved(books).findings).toEqual([
      expect.objectContaining({ invariant: 'settlement', subject: 'STL-2026-0001' }),
    ]);
    books.hub.world.remove(clearings, clearing!.key);
    expect(proved(books).findings).toEqual([
      {
        kind: 'invariant',
        invariant: 'settlement',
        subject: 'STL-2026-0001',
        what: 'is settled, and 1 of two ledgers have cleared it',
      },
    ]);
  });

  test('does not for a document that one ledger clears twice', async () => {
    const books = await settled();
    const [clearing] = books.hub.world.all(clearings);
    books.hub.world.put(clearings, { ...clearing!, key: 'again', statement: 'STL-2026-0002' });
    expect(proved(books).findings).toEqual([
      expect.objectContaining({
        subject: `${clearing!.entity}/TO-20611`,
        what: 'is cleared by STL-2026-0001 and by STL-2026-0002',
      }),
    ]);
  });
});

/** A document between two entities that both have settled. */
async function settled(): Promise<TwoBooks> {
  const books = new TwoBooks();
  books.matched(500_00);
  const pair = {
    entity: PLAY.NORTHERN,
    counterparty: PLAY.SOUTHERN,
    currency: 'USD',
    upTo: '2026-P06',
  };
  const { hash } = (await books.hub.ask('settlement.preview', pair)) as { hash: string };
  const wish = { ...pair, speaksFor: PLAY.NORTHERN, hash, reason: 'End of June' };
  books.hub.act('settlement.propose', wish, { id: 'j.lindqvist', role: 'finance' });
  const [stated] = [...books.hub.world.all(settlements)];
  const { number: run, version: seen } = stated!;
  books.hub.act('settlement.approve', { run, seen, hash }, { id: 'a.mensah', role: 'finance' });
  books.carryOut();
  books.carryOut();
  return books;
}

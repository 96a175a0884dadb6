import { beforeEach, describe, expect, test } from 'vitest';
import { approvals } from '#operations/approvals';
import { commands } from '#engine/outbox';
import { foldEvents, PEOPLE, PLAY, PLAY_ROOMS, rowsOf, THE_ONE, TwoBooks } from '#kit';
import { periodClosed } from '#shared/contracts';
import type { IntercompanyDetail } from '#shared/protocol';
import { DAY_MS, HOUR_MS, type Result } from '#shared/vocabulary';
import { adjustments } from './adjustment.collection.ts';
import { documentRow } from './document.view.ts';
import { credit, debit, unbalanced } from './entry.ts';
import { postings } from './posting.collection.ts';

const { NORTHERN, SOUTHERN } = PLAY;
const { LINDQVIST } = PEOPLE;
const NAKAMURA = { id: 'd.nakamura', role: 'manager' };
const NUMBER = THE_ONE;

/** Two ledgers with one document, and what people do about it. */
class Books extends TwoBooks {
  get row() {
    return documentRow(this.hub.world, NUMBER);
  }

  propose(by = LINDQVIST, seen = this.row!.version) {
    const input = { document: NUMBER, seen, reason: 'Checked with both' };
    return this.hub.act('intercompany.propose', input, by, 'Checked with both');
  }

  answer(what: 'approve' | 'reject', by = NAKAMURA) {
    const adjustment = `${NUMBER}/A1`;
    const [asked] = this.hub.world.by(approvals, 'bySubject', adjustment);
    const input = { adjustment, hash: asked?.hash ?? '', reason: 'Seen' };
    return this.hub.act(`intercompany.${what}`, input, by, 'Seen');
  }

  get asked() {
    return [...this.hub.world.all(commands)];
  }

  async detail(by = { ...NAKAMURA, name: 'D. Nakamura' }): Promise<IntercompanyDetail> {
    return (await this.hub.ask('intercompany.detail', { key: NUMBER }, by)) as IntercompanyDetail;
  }
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.refusal.code;
}

let books: Books;
beforeEach(() => {
  books = new Books();
});

describe('what two ledgers say of a transfer', () => {
  test('is in transit once both have booked it, and matched when it has arrived', () => {
    books.sold(68_208_00);
    expect(books.row).toMatchObject({ standing: 'unmatched', cause: 'Southern has not booked it' });
    books.bought(68_208_00);
    expect(books.row).toMatchObject({
      standing: 'inTransit',
      transitMinor: 68_208_00,
      profitMinor: 34_104_00,
      sellerName: 'Northern',
    });
    books.got(68_208_00);
    expect(books.row).toMatchObject({ standing: 'matched', matchedMinor: 68_208_00, state: 'ok' });
  });

  test('is a difference as large as what they disagree on, and says whose it is', () => {
    books.sold(28_730_00);
    books.bought(27_040_00);
    expect(books.row).toMatchObject({
      standing: 'unmatched',
      unmatchedMinor: 1_690_00,
      sellerMinor: 28_730_00,
      buyerMinor: 27_040_00,
      cause: 'Southern booked less than Northern',
      state: 'watch',
    });
  });

  test('leaves the view when it is matched and a later period is closed', () => {
    books.sold(100_00);
    books.bought(100_00);
    const close = (period: string) =>
      books.hub.hear('erp/northern', periodClosed.type, { entity: NORTHERN, period });
    close('2026-P06');
    close('2026-P07');
    expect(books.row).toMatchObject({ standing: 'inTransit' });
    books.got(100_00);
    expect(books.row).toBeNull();
  });
});

describe('an adjustment', () => {
  test('lets the buyer follow the document of the seller, once a second person has agreed', async () => {
    books.sold(28_730_00);
    books.bought(27_040_00);
    expect((await books.detail()).proposal?.books).toMatchObject([{ totalMinor: 1_690_00 }]);
    expect(codeOf(books.propose())).toBeNull();
    expect(books.row?.adjustment).toBe('proposed');
    expect(books.asked).toEqual([]);
    expect(codeOf(books.answer('approve', LINDQVIST))).toMatch(/^approval\./);
    const [own] = (await books.detail({ ...LINDQVIST, name: 'J. Lindqvist' })).adjustments;
    expect(own?.cannotApprove).toBe("You asked for this adjustment, so you can't approve it.");
    expect(codeOf(books.answer('approve'))).toBeNull();
    expect(books.asked.map(({ target, label }) => [target, label])).toEqual([
      ['erp/southern', 'Book adjustment, Southern'],
    ]);
    expect(books.row).toMatchObject({ standing: 'unmatched', adjustment: 'booking' });
    books.carryOut();
    expect(books.row).toMatchObject({ unmatchedMinor: 0, adjustment: 'booked' });
    expect((await books.detail()).history.map(({ what }) => what)).toEqual([
      'The adjustment is in the books',
      expect.stringMatching(/^Booked adjustment as GL-\d+ in P06$/),
      'The adjustment is approved',
      "Proposed: Southern books $1,690.00 more, as Northern's document says.",
      expect.stringMatching(/^Booked shipping/),
      expect.stringMatching(/^Booked shipping/),
    ]);
  });

  test('takes what never came out of goods in transit, as a loss of whom policy names', () => {
    books.sold(100_00);
    books.bought(100_00);
    books.got(80_00);
    expect(books.row).toMatchObject({ unmatchedMinor: 20_00, matchedMinor: 80_00 });
    books.propose();
    books.answer('approve');
    const [asked] = books.asked;
    expect(asked?.data).toMatchObject({
      stage: 'shortClosed',
      lines: [
        { account: '5950', debitMinor: 20_00 },
        { account: '1250', creditMinor: 20_00 },
      ],
    });
    books.carryOut();
    expect(books.row).toMatchObject({ standing: 'matched', matchedMinor: 100_00 });
  });

  test('bills what came beyond what was sold, in both ledgers, with its share of the cost', () => {
    books.sold(100_00, { costMinor: 60_00 });
    books.bought(100_00);
    books.post(SOUTHERN, 'receiving', [
      debit('1200', 'Inventory, Atlanta', 110_00),
      credit('1250', 'Goods in transit', 100_00),
      credit('2150', 'Received, not billed', 10_00),
    ]);
    books.propose();
    books.answer('approve');
    books.carryOut();
    expect(books.row).toMatchObject({ standing: 'matched', postedMinor: 110_00 });
    const all = [...books.hub.world.all(postings)];
    expect(unbalanced(all)).toEqual([]);
    const costs = all.flatMap(({ lines }) => lines.filter(({ account }) => account === '5900'));
    expect(costs.map(({ debitMinor }) => debitMinor)).toEqual([60_00, 6_00]);
  });

  test('that somebody says no to books nothing, and another can be proposed', () => {
    books.sold(100_00);
    books.bought(90_00);
    books.propose();
    expect(codeOf(books.propose())).toBe('intercompany.adjustmentUnderWay');
    books.answer('reject');
    expect(books.asked).toEqual([]);
    expect(books.row?.adjustment).toBe('rejected');
    expect(codeOf(books.answer('approve'))).toBe('intercompany.adjustmentDecided');
    expect(codeOf(books.propose())).toBeNull();
    expect(books.hub.world.get(adjustments, `${NUMBER}/A2`)?.status).toBe('proposed');
  });

  test('is not agreed to once a ledger has booked what it would add, and can be let go', () => {
    books.sold(100_00);
    books.hub.wait(5 * HOUR_MS);
    expect(codeOf(books.propose())).toBeNull();
    books.bought(100_00);
    expect(codeOf(books.answer('approve'))).toBe('intercompany.changed');
    expect(books.asked).toEqual([]);
    expect(codeOf(books.answer('reject'))).toBeNull();
    expect(books.row).toMatchObject({ standing: 'inTransit', adjustment: 'rejected' });
  });

  test('is refused for what agrees, for what may still come, and on an older view', () => {
    books.post(NORTHERN, 'shipping', [debit('1310', 'Due', 5), credit('4900', 'Sales', 5)], {
      at: books.hub.now,
    });
    expect(codeOf(books.propose())).toBe('intercompany.tooEarly');
    books.hub.wait(5 * HOUR_MS);
    expect(codeOf(books.propose(LINDQVIST, 0))).toBe('intercompany.changed');
    expect(codeOf(books.propose())).toBeNull();
    const other = new Books();
    other.sold(100_00);
    other.bought(100_00);
    expect(codeOf(other.propose())).toBe('intercompany.matched');
  });

  test('is booked into the period of its document while that is over and open, as it was shown', async () => {
    books.sold(100_00);
    books.bought(90_00);
    books.hub.wait(2 * DAY_MS);
    expect((await books.detail()).proposal?.books.map(({ period }) => period)).toEqual(['P06']);
    books.propose();
    books.answer('approve');
    expect(books.asked[0]?.data).toMatchObject({ postedAt: '2026-07-01T03:59:59.999Z' });
  });

  test('waits for the seller where only the seller knows what it cost', () => {
    books.bought(100_00);
    expect(codeOf(books.propose())).toBe('intercompany.sellerFirst');
  });

  test('that a ledger refused is asked anew by a person, and ends the same', () => {
    books.sold(100_00);
    books.bought(90_00);
    books.propose();
    books.answer('approve');
    const [first] = books.asked;
    books.refuse(first!);
    expect(books.row?.adjustment).toBe('booking');
    const again = books.hub.act('command.retry', { command: first!.id }, LINDQVIST);
    expect(codeOf(again)).toBeNull();
    const second = books.asked.at(-1)!;
    expect(second.id).not.toBe(first!.id);
    books.accept(second);
    books.apply(second);
    books.effect(second);
    expect(books.row).toMatchObject({ standing: 'inTransit', adjustment: 'booked' });
  });
});

describe('a document with an owner', () => {
  test('keeps who takes care of it, and tells an act on an older view', () => {
    books.sold(100_00);
    const give = (owner: string | null, seen = books.row!.version) =>
      books.hub.act('intercompany.assign', { document: NUMBER, seen, owner }, LINDQVIST);
    const before = books.row!.version;
    expect(codeOf(give('j.lindqvist'))).toBeNull();
    expect(books.row).toMatchObject({ owner: 'j.lindqvist', ownerName: 'J. Lindqvist' });
    expect(codeOf(give(null, before))).toBe('intercompany.changed');
    expect(codeOf(give('nobody'))).toBe('exception.personUnknown');
  });
});

test('the rows are those that the log tells, folded anew', () => {
  books.sold(100_00);
  books.bought(90_00);
  books.propose();
  books.answer('approve');
  books.carryOut();
  const anew = foldEvents(PLAY_ROOMS, books.hub.log);
  expect(rowsOf(anew, PLAY_ROOMS)).toEqual(rowsOf(books.hub.world, PLAY_ROOMS));
});

import { beforeEach, describe, expect, test } from 'vitest';
import { POLICY_PUBLISHED } from '#operations/policy';
import { BOOKED_AT_SHIPPING, PEOPLE, PLAY, TransferPlay } from '#kit';
import {
  entityPublished,
  periodClosed,
  type DataOf,
  type postIntercompany,
} from '#shared/contracts';
import type { TransferCard } from '#shared/protocol';
import { DAY_MS, MINUTE_MS } from '#shared/vocabulary';
import { documentRow } from './document.view.ts';
import { unbalanced } from './entry.ts';
import { intercompanyPolicy } from './intercompany-policy.ts';
import { postings } from './posting.collection.ts';

const { NORTHERN, SOUTHERN } = PLAY;

/** The buyer keeps its ledger in dollars of Canada, and the group states a rate. */
class Abroad extends TransferPlay {
  constructor() {
    super();
    this.hub.wait(MINUTE_MS);
    this.hub.hear('erp/southern', entityPublished.type, {
      gln: SOUTHERN,
      code: 'SSI',
      name: 'Southern Supply Inc.',
      currency: 'CAD',
      transferMarkupBasisPoints: 600,
    });
  }

  state(rateMicro: number): void {
    const content = {
      ...intercompanyPolicy(this.hub.world).content,
      rates: [
        {
          row: 'R1',
          from: 'USD',
          to: 'CAD',
          rateMicro,
          source: 'ECB reference rate',
          on: '2026-06-29T00:00:00.000Z',
        },
      ],
    };
    const data = { name: 'intercompany', version: 2, content };
    this.hub.say({ type: POLICY_PUBLISHED, subject: 'intercompany', data });
  }

  booked(number: string, part: string): DataOf<typeof postIntercompany> {
    return this.command(number, part).data as DataOf<typeof postIntercompany>;
  }
}

let play: Abroad;
beforeEach(() => {
  play = new Abroad();
});

describe('a transfer between ledgers of two currencies', () => {
  test('is refused while nobody has stated a rate', () => {
    expect(play.hub.act('transfer.create', play.wish(252), PEOPLE.ALVAREZ)).toMatchObject({
      refusal: { code: 'price.noRate' },
    });
  });

  test('is booked in each by its own money, says the same of the document, and is matched to the cent', async () => {
    play.state(1_372_100);
    const number = play.ask();
    const card = (await play.hub.ask('transfer.card', { key: number })) as TransferCard;
    expect(card.rate).toBe('1 USD = 1.3721 CAD, ECB reference rate of 2026-06-29');
    expect(card.previews.map(({ currency }) => currency)).toContain('CAD');
    play.ship(number);
    expect(play.booked(number, 'bookSeller')).toMatchObject({ currency: 'USD' });
    expect(play.booked(number, 'bookBuyer')).toMatchObject({
      currency: 'CAD',
      lines: [{ debitMinor: 4_339_403 }, { creditMinor: 4_339_403 }],
      document: { currency: 'USD', amountMinor: 3_162_600, rateMicro: 1_372_100 },
    });
    play.confirmAll(number, BOOKED_AT_SHIPPING);
    expect(documentRow(play.hub.world, number)).toMatchObject({
      currency: 'USD',
      transitMinor: 3_162_600,
      unmatchedMinor: 0,
    });
    play.receive(number, 252);
    play.confirmAll(number, ['bookReceipt1']);
    expect(documentRow(play.hub.world, number)).toMatchObject({ matchedMinor: 3_162_600 });
    expect(unbalanced(play.hub.world.all(postings))).toEqual([]);
  });

  test('keeps the rate that it was asked for with, whatever is stated later', () => {
    play.state(1_372_100);
    const number = play.ask();
    play.hub.say({
      type: POLICY_PUBLISHED,
      subject: 'intercompany',
      data: {
        name: 'intercompany',
        version: 3,
        content: { ...intercompanyPolicy(play.hub.world).content, rates: [] },
      },
    });
    play.ship(number);
    expect(play.booked(number, 'bookBuyer').document?.rateMicro).toBe(1_372_100);
  });
});

describe('a ledger that closed the period before it was asked to book', () => {
  test('is asked to book in the next open one, as the card says, and is told why', async () => {
    const home = new TransferPlay();
    const number = home.ask();
    home.release(number);
    home.hub.hear('erp/northern', periodClosed.type, { entity: NORTHERN, period: '2026-P06' });
    home.leave(number);
    const data = home.command(number, 'bookSeller').data as DataOf<typeof postIntercompany>;
    expect(data).toMatchObject({
      postedAt: '2026-07-01T04:00:00.000Z',
      lateReason: 'Of 2026-06-30; P06 is closed.',
    });
    const card = (await home.hub.ask('transfer.card', { key: number })) as TransferCard;
    expect(card.previews.map(({ entityName, period }) => `${entityName} ${period}`)).toEqual(
      expect.arrayContaining(['Northern Supply LLC P07', 'Southern Supply Inc. P06']),
    );
    const buyers = home.command(number, 'bookBuyer').data as DataOf<typeof postIntercompany>;
    expect(buyers.lateReason).toBeUndefined();
  });

  test('refuses what was on its way, and takes it in the next once it has said that it closed', () => {
    const home = new TransferPlay();
    const number = home.ask();
    home.ship(number);
    home.hub.wait(7 * DAY_MS);
    home.hub.hear('erp/northern', periodClosed.type, { entity: NORTHERN, period: '2026-P06' });
    home.reject(number, 'bookSeller', 'period.closed', 'The period is closed');
    const data = home.command(number, 'bookSeller').data as DataOf<typeof postIntercompany>;
    expect(data.postedAt > '2026-07-01').toBe(true);
    expect(data.lateReason).toMatch(/P06 is closed/);
  });
});

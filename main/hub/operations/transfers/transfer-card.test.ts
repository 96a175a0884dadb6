import { describe, expect, test } from 'vitest';
import { Floor, PEOPLE, RELEASED, TransferPlay as Play } from '#kit';
import { consignments } from '#operations/stock';
import type { TransferCard } from '#shared/protocol';

const { ALVAREZ, LINDQVIST, OKAFOR } = PEOPLE;

async function cardOf(play: Play, number: string, by = ALVAREZ): Promise<TransferCard> {
  const card = await play.hub.ask('transfer.card', { key: number }, { ...by, name: by.id });
  expect(card).toHaveProperty('key', number);
  return card as TransferCard;
}

describe('the card of a transfer', () => {
  test('shows the price, and what both books will post, in their periods', async () => {
    const play = new Play();
    const number = play.ask(252);
    const card = await cardOf(play, number);
    expect(card).toMatchObject({
      seller: 'Northern Supply LLC',
      buyer: 'Southern Supply Inc.',
      priceRule: 'cost $118.40 + 6 %',
      unitPriceMicro: 125_500_000,
      valueMinor: 3_162_600,
    });
    expect(
      card.previews.map(({ entityName, period, totalMinor }) => [entityName, period, totalMinor]),
    ).toEqual([
      ['Northern Supply LLC', 'P06', 6_146_280],
      ['Southern Supply Inc.', 'P06', 3_162_600],
      ['Southern Supply Inc.', 'P07', 3_162_600 + card.freightMinor],
    ]);
    expect(card.cutOffWarning).toBe(
      'Ships Tue 30 Jun in P06, received Wed 1 Jul in P07. $31,626.00 stays in goods in transit at P06 close; $1,789.20 of profit is to be eliminated.',
    );
  });

  test('says who decides and why the person who asked cannot', async () => {
    const play = new Play();
    const number = play.ask(252, undefined, OKAFOR);
    play.confirm(number, 'reserve');
    expect((await cardOf(play, number, OKAFOR)).cannotApprove).toBe(
      "You asked for this transfer, so you can't approve it.",
    );
    const card = await cardOf(play, number, LINDQVIST);
    expect(card.cannotApprove).toBeNull();
    expect(card.approvals.map(({ role, person }) => [role, person])).toEqual([
      ['operations', 'T. Brandt'],
      ['finance', 'J. Lindqvist or A. Mensah'],
    ]);
    expect((await cardOf(play, number, ALVAREZ)).cannotApprove).toBe(
      'Needs an approver, ask T. Brandt or J. Lindqvist or A. Mensah.',
    );
  });

  test('lists what went out with its steps, and what will go out with what it waits for', async () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    play.act(number, 'approve', OKAFOR);
    const [reserve, pick, ship, order, seller] = (await cardOf(play, number)).commands;
    expect(reserve).toMatchObject({ label: 'Reserve 252 ea at Columbus', target: 'WMS Columbus' });
    expect(reserve?.confirmedBy).toBe('wms.stock.reserved');
    expect(Object.keys(reserve?.steps ?? {})).toEqual([
      'queued',
      'sent',
      'accepted',
      'applied',
      'confirmed',
    ]);
    for (const one of [pick, ship, order])
      expect(one).toMatchObject({ steps: {}, waits: 'waits for finance' });
    expect(seller).toMatchObject({
      label: 'Book shipping, Northern',
      waits: 'waits for the ship event',
    });
  });

  test('tells the whole case, every hand-off with its time, and what cancelling releases', async () => {
    const play = new Play();
    const number = play.ask(252);
    play.confirm(number, 'reserve');
    expect((await cardOf(play, number)).cancelReleases).toBe(
      'Cancelling releases the 252 ea reserved at Columbus.',
    );
    play.approveAll(number);
    play.confirmAll(number, RELEASED);
    expect((await cardOf(play, number)).cancelReleases).toBe(
      'Cancelling releases the 252 ea reserved at Columbus and calls off pick, shipment and transfer order.',
    );
    play.pick(number);
    play.load(number);
    play.receive(number, 240);
    const card = await cardOf(play, number);
    expect(card.quantities).toEqual({ planned: 252, shipped: 252, received: 240, short: 12 });
    expect(card.cancelReleases).toBeNull();
    expect(card.history.map(({ actor, what }) => (actor ? `${actor}: ${what}` : what))).toEqual(
      expect.arrayContaining([
        'R. Alvarez: Requested 252 ea',
        'R. Alvarez: Queued: Reserve 252 ea at Columbus',
        'WMS Columbus applied "Reserve 252 ea at Columbus"',
        'WMS Columbus: 252 ea set aside',
        'Asked operations and finance to approve, TRF-2 v1',
        'M. Okafor: Approved for operations',
        'J. Lindqvist: Approved for finance',
        'TMS: SHP-1 planned with BRGF',
        'WMS Columbus: Loaded 252 ea, 1 handling unit',
        'WMS Atlanta: Received 240 of 252 ea',
        'Was received short',
      ]),
    );
  });
});

describe('the card of a number that is no transfer of ours', () => {
  test('is refused, and says of the ERP’s own transfer which truck has its goods', async () => {
    const floor = new Floor();
    floor.load('SHP-7', 252);
    const [goods] = floor.hub.world.all(consignments);
    expect(await floor.hub.ask('transfer.card', { key: goods!.transfer })).toMatchObject({
      refusal: { code: 'transfer.ofErp', facts: { shipment: 'SHP-7' } },
    });
    expect(await floor.hub.ask('transfer.card', { key: 'TRF-2026-9999' })).toMatchObject({
      refusal: { code: 'transfer.unknown' },
    });
  });
});

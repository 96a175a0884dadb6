import { describe, expect, test } from 'vitest';
import { positionKey } from '#operations/network';
import { incomingSupply } from '#operations/stock';
import { purchaseOrderPlaced } from '#shared/contracts';
import { DAY_MS, fromMs, toMs } from '#shared/vocabulary';
import { PLAY, TransferPlay } from '#kit';
import { askedTransfers } from './asked-transfers.ts';
import { lineDrift } from './line-drift.ts';
import type { PlanContent, PlannedLine } from './plan-content.ts';
import { atOnce, takeInputs } from './take-inputs.ts';

const { ATLANTA, BREAKER, COLUMBUS } = PLAY;
const TO_ATLANTA = 'CMH-ATL-ground';

/** What a plan takes as coming to Atlanta: asked for here, and told by the systems. */
function comingTo({ hub }: TransferPlay): number {
  const asked = askedTransfers(hub.world).into(positionKey(ATLANTA, BREAKER));
  const told = incomingSupply(hub.world, ATLANTA, BREAKER, toMs(hub.now));
  return [...asked, ...told].reduce((sum, { quantity }) => sum + quantity, 0);
}

describe('a transfer that was asked for', () => {
  test.each([
    ['the destination', ['expect', 'ship']],
    ['the carrier', ['ship', 'expect']],
  ])('comes once, also where %s is the first to tell of it', (_who, parts) => {
    const play = new TransferPlay();
    const number = play.ask(252);
    expect(comingTo(play)).toBe(252);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    for (const part of parts) {
      play.confirm(number, part);
      expect(comingTo(play)).toBe(252);
    }
    play.leave(number);
    expect(comingTo(play)).toBe(252);
    play.receive(number, 252);
    expect(comingTo(play)).toBe(0);
  });

  test('for what a person wanted in a plan leaves nothing to ask for, whatever else comes there', () => {
    const play = new TransferPlay();
    const { hub } = play;
    const dueAt = fromMs(toMs(hub.now) + DAY_MS / 2);
    const bought = { line: 1, gtin: BREAKER, quantity: 300, unit: 'EA', unitCostMicro: 1, dueAt };
    const order = { poNumber: 'PO-9', supplier: ATLANTA, site: ATLANTA, currency: 'USD' };
    hub.hear('erp/southern', purchaseOrderPlaced.type, { ...order, lines: [bought] });
    const want = { kind: 'need' as const, site: ATLANTA, gtin: BREAKER, quantity: 252 };
    const wish = { items: [BREAKER], edits: [want] };
    const inputs = atOnce(takeInputs(hub.world, wish, () => toMs(hub.now)));
    const { balances, lanes, from: inputsFrom } = inputs;
    const content = { balances, lanes: lanes.cheapest, inputsFrom } as unknown as PlanContent;
    const line = {
      laneId: TO_ATLANTA,
      from: COLUMBUS,
      to: ATLANTA,
      gtin: BREAKER,
      quantity: 252,
      neededBy: fromMs(toMs(hub.now) + 9 * DAY_MS),
    } as PlannedLine;
    const drift = () => lineDrift(hub.world, content, line, toMs(hub.now));
    expect(drift()).toBeNull();
    const number = play.ask(252);
    const wanted = 'Atlanta lacks 0 ea now, the line brings 252';
    expect(drift()).toBe(wanted);
    play.confirm(number, 'reserve');
    play.approveAll(number);
    play.confirm(number, 'expect');
    expect(drift()).toBe(wanted);
  });
});

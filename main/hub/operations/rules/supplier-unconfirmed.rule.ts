import { CLEAR, placeOf, type Cause, type Finding, type Rule } from '#operations/exceptions';
import { partners, silentSince, sites } from '#operations/network';
import { purchaseOrders, type PurchaseOrder } from '#operations/purchasing';
import { fromMs, MINUTE_MS, toMs } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { purchaseScope, purchaseValueMinor } from './purchase-scope.ts';
import { watch } from './touched.ts';

const NAME = 'PUR-01';

/** A supplier has not said within the policy's time what it will deliver. What that puts at risk nobody knows. */
export const supplierUnconfirmed: Rule = {
  name: NAME,
  type: 'supplierUnconfirmed',
  watches: [
    watch<PurchaseOrder>({ collection: purchaseOrders, subjects: ({ poNumber }) => [poNumber] }),
  ],
  scope: purchaseScope,
  assess(world, number, context) {
    const order = world.get(purchaseOrders, number);
    // A promise or a ship notice is the supplier's word too.
    if (order?.status !== 'open' || order.confirmedAt !== null || order.promisedOn !== null)
      return CLEAR;
    const { graceMinutes } = context.policy.content.supplierUnconfirmed;
    const dueMs = toMs(order.placedAt) + graceMinutes * MINUTE_MS;
    if (context.nowMs < dueMs) return { finding: null, recheckAt: fromMs(dueMs) };
    const supplier = world.get(partners, order.supplier)?.name ?? order.supplier;
    const site = world.get(sites, order.site);
    const valueMinor = purchaseValueMinor(order.lines);
    const silentAt = silentSince(world, order.source);
    const unheard: Cause[] =
      silentAt !== null && dueMs >= toMs(silentAt)
        ? [{ rule: 'HLD-01', type: 'feedSilent', subjectKey: order.source }]
        : [];
    const finding: Finding = {
      subjectKind: 'purchaseOrder',
      subject: `${number} ${supplier}`,
      site: site ? order.site : null,
      state: 'watch',
      atRiskMinor: null,
      atRiskIsBound: false,
      currency: order.currency,
      orders: 0,
      decideByAt: null,
      cause: unheard,
      places: [placeOf('feed', order.source)],
      provenBy: order.source,
      evidence: {
        why: told(
          `${supplier} has not confirmed ${number}`,
          `${cited(NAME, context)}: no word of the supplier ${Math.round(graceMinutes / 60)} h after the order`,
          [
            plainLine(
              'Without a word',
              Math.round((context.nowMs - toMs(order.placedAt)) / MINUTE_MS),
              'minutes',
            ),
            plainLine('Value ordered, at cost', valueMinor, 'minor'),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: stockLinks(order),
      },
      source: order.source,
      occurredAt: order.occurredAt,
      receivedAt: order.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

function stockLinks(order: PurchaseOrder) {
  return order.lines
    .slice(0, 5)
    .map(({ gtin }) => ({ kind: 'stock', key: `${order.site}/${gtin}`, label: 'Position' }));
}

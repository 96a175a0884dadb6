import { CLEAR, placeOf, type Finding, type Rule } from '#operations/exceptions';
import { items, localWords, partners, sites } from '#operations/network';
import { purchaseOrders, type PurchaseLine, type PurchaseOrder } from '#operations/purchasing';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import { cited, counted, plainLine, told } from './cited.ts';
import { purchaseScope, purchaseValueMinor } from './purchase-scope.ts';
import { watch } from './touched.ts';

const NAME = 'PUR-02';
/** More lines of evidence are not read. */
const SHOWN = 6;

/**
 * A supplier promised less than was ordered, or later by the policy's time, and it has not come yet. By itself it puts
 * nothing at risk: the stockouts that it makes fold under it with what is lost.
 */
export const supplierChanged: Rule = {
  name: NAME,
  type: 'supplierChanged',
  watches: [
    watch<PurchaseOrder>({ collection: purchaseOrders, subjects: ({ poNumber }) => [poNumber] }),
  ],
  scope: purchaseScope,
  assess(world, number, context) {
    const order = world.get(purchaseOrders, number);
    if (order?.status !== 'open' || order.promisedOn === null) return CLEAR;
    const { openMinutes } = context.policy.content.supplierChanged;
    const changed = order.lines.filter(
      (line) => line.received === 0 && (cut(line) > 0 || lateMinutes(line) >= openMinutes),
    );
    const [first] = changed;
    if (!first) return CLEAR;
    const supplier = world.get(partners, order.supplier)?.name ?? order.supplier;
    const site = world.get(sites, order.site);
    const zone = site?.zone ?? 'UTC';
    const valueMinor = purchaseValueMinor(changed);
    const latest = Math.max(...changed.map(lateMinutes));
    const isCut = changed.some((line) => cut(line) > 0);
    const what = [
      ...(latest >= openMinutes ? [`${Math.round(latest / 60 / 24)} d later`] : []),
      ...(isCut ? ['less'] : []),
    ].join(', ');
    const finding: Finding = {
      subjectKind: 'purchaseOrder',
      subject: `${number} ${supplier}, ${what}`,
      site: site ? order.site : null,
      state: 'watch',
      atRiskMinor: 0,
      atRiskIsBound: false,
      currency: order.currency,
      orders: 0,
      decideByAt: null,
      cause: [],
      places: [placeOf('feed', order.source)],
      provenBy: order.source,
      evidence: {
        why: told(
          `${supplier} changed ${number}`,
          `${cited(NAME, context)}: promised later by ${Math.round(openMinutes / 60)} h or more, or less than ordered`,
          [
            ...changed
              .slice(0, SHOWN)
              .map((line) =>
                plainLine(
                  `${world.get(items, line.gtin)?.description ?? line.gtin}: asked for ${localWords(zone, toMs(line.dueAt))}${line.promisedAt ? `, promised ${localWords(zone, toMs(line.promisedAt))}` : ''}${cut(line) > 0 ? `, ${counted(cut(line), line.unit)} less` : ''}`,
                  Math.max(0, lateMinutes(line)),
                  'minutes',
                ),
              ),
            plainLine('Value of these lines, at cost', valueMinor, 'minor'),
            plainLine('At risk: what waits for it is folded here', 0, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: changed
          .slice(0, SHOWN)
          .map(({ gtin }) => ({ kind: 'stock', key: `${order.site}/${gtin}`, label: 'Position' })),
      },
      source: order.source,
      occurredAt: order.promisedOn,
      receivedAt: order.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

function lateMinutes({ promisedAt, dueAt }: PurchaseLine): number {
  return promisedAt === null ? 0 : Math.round((toMs(promisedAt) - toMs(dueAt)) / MINUTE_MS);
}

function cut({ promisedQuantity, quantity }: PurchaseLine): number {
  return Math.max(0, quantity - (promisedQuantity ?? quantity));
}

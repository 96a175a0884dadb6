import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { items, sites } from '#operations/network';
import { consignments, onTheRoad, type Consignment } from '#operations/stock';
import { lineAmountMinor } from '#shared/vocabulary';
import { cited, counted, plainLine, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'RCV-01';

/**
 * A transfer was received, and less came than left: the difference stays in transit until it turns up or a person closes
 * it. At risk is its value at cost.
 */
export const shortReceipt: Rule = {
  name: NAME,
  type: 'shortReceipt',
  watches: [
    watch<Consignment>({ collection: consignments, subjects: ({ transfer }) => [transfer] }),
  ],
  scope: (world, transfer) => ({ site: world.get(consignments, transfer)?.to ?? null }),
  assess(world, transfer, context) {
    const consignment = world.get(consignments, transfer);
    if (!consignment || consignment.countedAt === null) return CLEAR;
    const short = consignment.lines
      .map((line) => ({ ...line, quantity: onTheRoad(consignment, line) }))
      .filter(({ quantity }) => quantity > 0);
    const [first] = short;
    if (!first) return CLEAR;
    const valueOf = (line: { gtin: string; quantity: number }) =>
      lineAmountMinor(line.quantity, world.get(items, line.gtin)?.unitCostMicro ?? 0);
    const valueMinor = short.reduce((sum, line) => sum + valueOf(line), 0);
    const { openValueMinor } = context.policy.content.shortReceipt;
    if (valueMinor < openValueMinor && !transfer.startsWith('TRF-')) return CLEAR;
    const site = consignment.to && world.get(sites, consignment.to);
    const nameOf = (gtin: string) => world.get(items, gtin)?.description ?? gtin;
    const more = short.length > 1 ? ` and ${short.length - 1} more` : '';
    const finding: Finding = {
      subjectKind: 'transfer',
      subject: `${nameOf(first.gtin)}, ${counted(first.quantity, first.unit)} short${more}`,
      site: consignment.to,
      state: 'late',
      atRiskMinor: valueMinor,
      atRiskIsBound: false,
      currency: world.get(items, first.gtin)?.currency ?? 'USD',
      orders: 0,
      decideByAt: null,
      cause: [],
      provenBy: site ? site.warehouseSource : null,
      evidence: {
        why: told(
          `${transfer} received short${site ? ` at ${site.name}` : ''}`,
          `${cited(NAME, context)}: loaded − received, at cost`,
          [
            ...short.flatMap((line) => [
              plainLine(`${nameOf(line.gtin)}, loaded`, line.loaded, line.unit),
              plainLine('Received', -line.received, line.unit),
              plainLine('Short, still in transit', line.quantity, line.unit, true),
            ]),
            plainLine('At risk: value at cost', valueMinor, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [
          { kind: 'transfer', key: transfer, label: transfer },
          ...(consignment.shipment
            ? [{ kind: 'shipment', key: consignment.shipment, label: consignment.shipment }]
            : []),
        ],
      },
      source: consignment.source,
      occurredAt: consignment.occurredAt,
      receivedAt: consignment.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

import { approverName } from '#operations/approvals';
import { askedCases } from '#operations/casework';
import { localWords, partners, zoneOfSite } from '#operations/network';
import { orders } from '#operations/orders';
import { exactMoney, toMs } from '#shared/vocabulary';
import { wishWords } from './order-case-runs.ts';
import { orderCases } from './order-case.collection.ts';

/** Orders that shall get another promise, as tasks. */
export const askedOrderCases = askedCases(orderCases, {
  kind: 'orderCase',
  told(world, { number, site, wished }) {
    const order = world.get(orders, number);
    if (!order || !wished) return null;
    const { currency, customer } = order;
    const title = `${world.get(partners, customer)?.name ?? customer}: ${wishWords(wished.wish, zoneOfSite(world, site))}`;
    return { title, valueMinor: Number(wished.trace.inputs['valueMinor']), currency };
  },
  card: {
    seenWith: null,
    of({ world }, { number, site, wished, wishedBy, reason }) {
      const order = world.get(orders, number);
      if (!order || !wished) return null;
      const zone = zoneOfSite(world, site);
      const commitAt = wished.wish.formerCommitAt;
      const minor = Number(wished.trace.inputs['losesMinor']);
      const { currency } = order;
      return {
        what: [
          `Wanted: ${wishWords(wished.wish, zone)}.`,
          commitAt === null
            ? 'Nothing was promised.'
            : `It was promised for ${localWords(zone, toMs(commitAt))}.`,
          ...(minor === 0
            ? []
            : [`Others lose ${exactMoney({ minor, currency })} of margin by it.`]),
          `${approverName(wishedBy ?? 'hub')}: ${reason}`,
        ],
        books: [],
        hash: wished.hash,
      };
    },
  },
});

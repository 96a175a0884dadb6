import type { Watch } from '#engine/kernel';
import type { AskedKind } from '#operations/approvals';
import { items, sites } from '#operations/network';
import { UNIT_WORDS } from '#shared/vocabulary';
import { transfers, type Transfer } from './transfer.collection.ts';

/** Transfers as tasks: until a week after their end, when they are filed. Each has a card of its own. */
export const askedTransfers: AskedKind = {
  kind: 'transfer',
  watch: { collection: transfers, subjects: ({ number }) => [number] } satisfies Watch<Transfer>,
  *listed(world) {
    for (const { number } of world.by(transfers, 'running', 'running')) yield number;
    for (const { number } of world.by(transfers, 'unfiled', 'ended')) yield number;
  },
  told(world, subject) {
    const transfer = world.get(transfers, subject);
    if (!transfer || transfer.filed) return null;
    const { quantity, unit, gtin, from, to, valueMinor, currency } = transfer;
    const what = world.get(items, gtin)?.description ?? gtin;
    const code = (site: string) => world.get(sites, site)?.code ?? site;
    const title = `${quantity.toLocaleString('en-US')} ${UNIT_WORDS[unit]} ${what}, ${code(from)} → ${code(to)}`;
    return { title, valueMinor, currency };
  },
};

import { fromMs, type Instant } from '#shared/vocabulary';
import { type PostingLine, purposeOf, unbalancedItems, type World } from '#simulator/world';

/**
 * The world's own books for whoever wants to check it: what `/control` answers to `books`. Sites and entities are named
 * by GLN, items by GTIN.
 */
export interface OwnBooks {
  worldAt: Instant;
  feeds: { source: string; epoch: number; head: number }[];
  /** Every position that holds anything. */
  stock: { site: string; gtin: string; onHand: number; reserved: number; blocked: number }[];
  /** On the road between sites, by purpose. */
  inTransit: {
    kind: string;
    number: string;
    from: string;
    to: string;
    lines: { gtin: string; quantity: number }[];
  }[];
  /** Items whose pieces do not add up, empty when stock is conserved: initial + purchased + counted = here + sold + lost. */
  unbalanced: { gtin: string; missing: number }[];
  ledgers: {
    entity: string;
    accounts: Pick<PostingLine, 'account' | 'debitMinor' | 'creditMinor'>[];
    periods: { period: string; state: 'open' | 'closed' }[];
  }[];
  commands: {
    id: string;
    source: string;
    type: string;
    status: 'taken' | 'accepted' | 'rejected' | 'applied';
    /** How often its effect was carried out. */
    applied: number;
    code: string | null;
  }[];
  transfers: {
    number: string;
    from: string | null;
    to: string | null;
    /** By entity, what its ERP calls it. */
    erpNumbers: Record<string, string>;
    shipped: { gtin: string; quantity: number }[] | null;
    received: { gtin: string; quantity: number }[] | null;
  }[];
}

/** Reads the books of a world as it is now. */
export function ownBooks(world: World): OwnBooks {
  const { network, state, feeds } = world;
  const gtin = (item: number) => network.items[item]!.gtin;
  const gln = (site: number) => network.sites[site]?.gln ?? null;
  const lines = (some: readonly { item: number; quantity: number }[]) =>
    some.map(({ item, quantity }) => ({ gtin: gtin(item), quantity }));
  return {
    worldAt: fromMs(state.nowMs),
    feeds: feeds.map((source, i) => ({
      source,
      epoch: state.epochs[i]!,
      head: state.heads[i]!,
    })),
    stock: network.sites.flatMap((site) =>
      network.items.flatMap((item) => {
        const position = site.index * network.items.length + item.index;
        const onHand = state.onHand[position]!;
        const [reserved, blocked] = [state.reserved[position]!, state.blocked[position]!];
        return onHand === 0 ? [] : [{ site: site.gln, gtin: item.gtin, onHand, reserved, blocked }];
      }),
    ),
    inTransit: [...state.inTransit].map(([purpose, way]) => ({
      ...purposeOf(purpose),
      from: gln(way.from) ?? '',
      to: gln(way.to) ?? '',
      lines: lines(way.lines),
    })),
    unbalanced: unbalancedItems(network, state).map(({ item, missing }) => ({
      gtin: gtin(item),
      missing,
    })),
    ledgers: network.entities.map((entity) => ({
      entity: entity.gln,
      accounts: [...(state.ledger.get(entity.index) ?? [])].map(([account, sums]) => ({
        account,
        ...sums,
      })),
      periods: [...(state.periods.get(entity.index) ?? [])].map(([period, periodState]) => ({
        period,
        state: periodState,
      })),
    })),
    commands: [...state.commands.values()].map((command) => ({
      id: command.id,
      source: feeds[command.feed]!,
      type: command.envelope.type,
      status: command.status,
      applied: command.applied,
      code: command.code,
    })),
    transfers: [...state.transfers.values()].map((transfer) => ({
      number: transfer.number,
      from: gln(transfer.from),
      to: gln(transfer.to),
      erpNumbers: Object.fromEntries(
        Object.entries(transfer.erpNumbers).map(([entity, number]) => [
          network.entities[Number(entity)]!.gln,
          number,
        ]),
      ),
      shipped: transfer.shipped && lines(transfer.shipped),
      received: transfer.received && lines(transfer.received),
    })),
  };
}

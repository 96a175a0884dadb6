import type { SiteRow, StockRow } from '#shared/protocol';
import type { CommandText, TransferDraft } from '#ui';

/** What the words of a `transfer` command name, as far as they name anything. */
export interface NamedTransfer {
  draft: TransferDraft;
  /** "Transfer 252 ea BRK-2P60B, Columbus → Atlanta". */
  title: string;
}

/**
 * Reads `transfer BRK-2P60B CMH ATL 252` against the network: the item by its number or GTIN, sites by code or name.
 * What it cannot find stays out, and the card asks for it.
 */
export function namedTransfer(
  text: Pick<CommandText, 'object' | 'from' | 'to' | 'quantity'>,
  sites: Iterable<SiteRow>,
  stock: Iterable<StockRow>,
): NamedTransfer {
  const known = [...sites];
  const from = siteOf(text.from, known);
  const to = siteOf(text.to, known);
  const wanted = text.object.toLowerCase();
  let item: StockRow | null = null;
  for (const position of stock) {
    if (position.sku.toLowerCase() !== wanted && position.gtin !== text.object) continue;
    item = position;
    break;
  }
  const amount = text.quantity === null ? '' : ` ${text.quantity.toLocaleString('en-US')}`;
  const what = item?.sku ?? (text.object === '' ? 'an item' : text.object);
  return {
    draft: {
      from: from?.key ?? null,
      to: to?.key ?? null,
      gtin: item?.gtin ?? null,
      quantity: text.quantity,
    },
    title: `Transfer${amount} ${what}, ${from?.name ?? '…'} → ${to?.name ?? '…'}`,
  };
}

function siteOf(name: string | null, sites: readonly SiteRow[]): SiteRow | null {
  if (name === null) return null;
  const wanted = name.toLowerCase();
  return (
    sites.find((site) => site.code.toLowerCase() === wanted || site.key === name) ??
    sites.find((site) => site.name.toLowerCase().startsWith(wanted)) ??
    null
  );
}

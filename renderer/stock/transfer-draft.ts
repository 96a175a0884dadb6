import type { StockRow } from '#shared/protocol';
import type { TransferDraft } from '#ui';

/**
 * The transfer that a position calls for: stock comes to one that is short, and leaves one that has too much. A balanced
 * position gets stock, since that is why one would look at it.
 */
export function draftOf(row: StockRow): TransferDraft {
  const { exception, site, gtin, excessOrShort } = row;
  return excessOrShort > 0 ? { exception, from: site, gtin } : { exception, to: site, gtin };
}

import type { WorldView } from '#engine/kernel';
import { invoices, type Invoice } from '#operations/invoices';
import { matchOf, payableNeeded, payables } from '#operations/payables';
import type { BacktestFlip } from '#shared/protocol';
import { toMs } from '#shared/vocabulary';
import { askWords, rolesAsked } from './ask-words.ts';
import type { Side } from './side.ts';

/** An invoice of the window that the matrix of a side is asked about: how many must agree, and the flip. */
export interface InvoiceAsked {
  before: number;
  after: number;
  flip: BacktestFlip | null;
}

/**
 * Invoices of the window that somebody asked to pay all the same, and those that are off their order by more than the
 * tolerance in force, of which nobody asked: they say how many there are.
 */
export function invoicesAsked(
  base: WorldView,
  sides: { before: Side; after: Side },
  fromMs: number,
): InvoiceAsked[] {
  const found: InvoiceAsked[] = [];
  for (const invoice of base.all(invoices)) {
    if (invoice.invoicedAt === null || toMs(invoice.invoicedAt) < fromMs) continue;
    const askedBy = base.get(payables, invoice.invoiceNumber)?.askedBy ?? null;
    const differs = (side: Side) => matchOf(side, invoice).state === 'differs';
    const isOff = { before: differs(sides.before), after: differs(sides.after) };
    if (askedBy === null && !isOff.before && !isOff.after) continue;
    const roles = (side: 'before' | 'after') =>
      askedBy === null && !isOff[side]
        ? []
        : rolesAsked(payableNeeded(sides[side], invoice, askedBy ?? '').needed);
    const [before, after] = [roles('before'), roles('after')];
    const isSame = before.join() === after.join();
    const flip = isSame ? null : flipOf(sides.before, invoice, askedBy !== null, before, after);
    found.push({ before: before.length, after: after.length, flip });
  }
  return found;
}

function flipOf(
  side: Side,
  invoice: Invoice,
  isAsked: boolean,
  before: readonly string[],
  after: readonly string[],
): BacktestFlip {
  const { invoiceNumber: key, invoicedAt } = invoice;
  return {
    kind: 'invoice',
    what: isAsked ? key : `${key}, off its order`,
    before: askWords(before),
    after: askWords(after),
    atMinor: Math.abs(matchOf(side, invoice).differenceMinor),
    at: invoicedAt!,
    link: isAsked ? { kind: 'run', key } : { kind: 'invoice', key },
  };
}

import type { WorldView } from '#engine/kernel';
import { invoices, type Invoice } from '#operations/invoices';
import { matchOf } from './payable-case.ts';

/**
 * Another invoice of the same order that leaves too little of what came for this one: it may be paid already, or matches
 * as well and came before. Null where there is room for both, and for what is not matched at all. One that differs itself
 * takes nothing away: it is not paid as it is, and this one may be its correction.
 */
export function billedTwice(world: WorldView, invoice: Invoice): Invoice | null {
  const { state, expectedMinor, toleranceMinor } = matchOf(world, invoice);
  if (state !== 'matched') return null;
  const before = world
    .by(invoices, 'byBilled', invoice.billed ?? '')
    .filter((other) => other.kind === invoice.kind && other.currency === invoice.currency)
    .filter((other) => takesBefore(world, other, invoice))
    .toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
  const takenMinor = before.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const isBeyond = takenMinor + invoice.totalMinor > expectedMinor + toleranceMinor;
  return isBeyond ? (before[0] ?? null) : null;
}

function takesBefore(world: WorldView, other: Invoice, invoice: Invoice): boolean {
  if (other.invoiceNumber === invoice.invoiceNumber) return false;
  if (other.status === 'open') return true;
  return (
    other.status === 'held' && isBefore(other, invoice) && matchOf(world, other).state === 'matched'
  );
}

function isBefore(a: Invoice, b: Invoice): boolean {
  const [one, two] = [a.invoicedAt ?? a.occurredAt, b.invoicedAt ?? b.occurredAt];
  return one === two ? a.invoiceNumber < b.invoiceNumber : one < two;
}

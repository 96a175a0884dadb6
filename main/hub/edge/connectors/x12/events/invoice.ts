import { invoiceReceived } from '#shared/contracts';
import { minorDigits } from '../map/currency.ts';
import type { EdiFreightInvoice } from '../map/freight-invoice.ts';
import type { EdiInvoice, EdiInvoiceLine } from '../map/invoice.ts';
import { lineMinor, pricedFor } from '../map/line-price.ts';
import { inRole } from '../map/party.ts';
import { MICRO_PLACES, wholeUnits } from '../map/quantity.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** Documents that leave the currency to the agreement are billed in the network's own. */
const AGREED_CURRENCY = 'USD';

/** 810: a supplier's invoice; a credit is a negative one. */
export function invoiceEvents(invoice: EdiInvoice, to: X12Translation): EventDraft[] {
  const issuer = to.partner(inRole(invoice.parties, 'SE', 'RI', 'VN', 'SU', 'RE'));
  const entity = to.entity(inRole(invoice.parties, 'BT', 'BY', 'ST'));
  if (invoice.totalMinor === undefined) to.refuse('the invoice has no total', 'TDS01');
  if (invoice.purpose === 'cancellation') to.refuse('a cancelled invoice is not taken', 'BIG08');
  // Some write a credit's amounts as they are owed to us, some with the sign: negative it is in either case.
  const sign = invoice.isCredit && (invoice.totalMinor ?? 0) > 0 ? -1 : 1;
  return [
    draftOf(invoiceReceived, invoice.invoiceNumber, {
      invoiceNumber: invoice.invoiceNumber,
      kind: 'goods',
      issuer: issuer?.gln ?? '',
      entity: entity ?? '',
      ...(invoice.orderNumber !== undefined && { billed: invoice.orderNumber }),
      currency: invoice.currency ?? AGREED_CURRENCY,
      totalMinor: sign * (invoice.totalMinor ?? 0),
      ...dueOf(to.instant(invoice.terms[0]?.netDueAt, '23:59:59')),
      lines: invoice.lines.map((line, index) => ({
        line: index + 1,
        ...descriptionOf(line.description),
        ...amountsOf(line, invoice.currency, sign),
      })),
    }),
  ];
}

/**
 * Quantity, price and amount of a line. Where its quantity is no whole count, or its price is not for one unit, its amount
 * stands as the price of one. A basis that we do not know is taken for one unit: the total decides what is paid.
 */
function amountsOf(line: EdiInvoiceLine, currency: string | undefined, sign: number) {
  const quantity = line.quantity && wholeUnits(line.quantity);
  const unitPriceMicro = line.unitPriceMicro ?? 0;
  const priceBasis = pricedFor(line) === undefined ? undefined : line.priceBasis;
  const amountMinor =
    lineMinor({ ...line, priceBasis }, currency) ??
    lineMinor({ ...line, priceBasis: undefined }, currency) ??
    0;
  const isPlain = quantity !== undefined && quantity >= 0 && unitPriceMicro >= 0;
  return isPlain && (pricedFor(line) ?? 1) === 1
    ? { quantity, unitPriceMicro, amountMinor: sign * amountMinor }
    : {
        quantity: 1,
        unitPriceMicro: Math.abs(amountMinor) * 10 ** (MICRO_PLACES - minorDigits(currency)),
        amountMinor: sign * amountMinor,
      };
}

/** 210: a carrier's invoice for a shipment. */
export function freightInvoiceEvents(invoice: EdiFreightInvoice, to: X12Translation): EventDraft[] {
  const issuer = to.carrier(invoice.carrier);
  const entity = to.entity(inRole(invoice.parties, 'BT', 'PR', 'SH', 'SF', 'CN', 'ST'));
  if (invoice.totalMinor === undefined) to.refuse('the invoice has no amount due', 'B307');
  return [
    draftOf(invoiceReceived, invoice.invoiceNumber, {
      invoiceNumber: invoice.invoiceNumber,
      kind: 'freight',
      issuer: issuer?.gln ?? '',
      entity: entity ?? '',
      ...(invoice.shipmentNumber !== undefined && { billed: invoice.shipmentNumber }),
      currency: invoice.currency ?? AGREED_CURRENCY,
      totalMinor: invoice.totalMinor ?? 0,
      lines: invoice.lines
        .flatMap((line) => line.charges.map((charge) => ({ line, charge })))
        .map(({ line, charge }, index) => ({
          line: index + 1,
          ...descriptionOf(charge.description ?? line.description ?? charge.code),
          quantity: 1,
          unitPriceMicro: Math.max(0, charge.amountMinor ?? 0) * 10_000,
          amountMinor: charge.amountMinor ?? 0,
        })),
    }),
  ];
}

function dueOf(dueAt: string | undefined): { dueAt?: string } {
  return dueAt === undefined ? {} : { dueAt };
}

function descriptionOf(text: string | undefined): { description?: string } {
  return text === undefined ? {} : { description: text.slice(0, 500) };
}

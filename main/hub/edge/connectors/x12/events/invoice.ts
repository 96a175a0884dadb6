import { invoiceReceived } from '#shared/contracts';
import { wholeUnits } from '../map/quantity.ts';
import type { EdiFreightInvoice } from '../map/freight-invoice.ts';
import type { EdiInvoice } from '../map/invoice.ts';
import { inRole } from '../map/party.ts';
import { draftOf, type EventDraft } from '../../inbox/event-draft.ts';
import type { X12Translation } from '../x12-translation.ts';

/** Documents that leave the currency to the agreement are billed in the network's own. */
const AGREED_CURRENCY = 'USD';

/** 810: a supplier's invoice; a credit is a negative one. */
export function invoiceEvents(invoice: EdiInvoice, to: X12Translation): EventDraft[] {
  const issuer = to.partner(inRole(invoice.parties, 'SE', 'RI', 'VN', 'SU', 'RE'));
  const entity = to.entity(inRole(invoice.parties, 'BT', 'BY', 'ST'));
  if (invoice.totalMinor === undefined) to.refuse('the invoice has no total', 'TDS01');
  const sign = invoice.isCredit ? -1 : 1;
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
      lines: invoice.lines.map((line, index) => {
        const quantity = (line.quantity && wholeUnits(line.quantity)) ?? 0;
        const unitPriceMicro = Math.max(0, line.unitPriceMicro ?? 0);
        return {
          line: index + 1,
          ...(line.description !== undefined && { description: line.description.slice(0, 500) }),
          quantity: Math.max(0, quantity),
          unitPriceMicro,
          // Half away from zero cannot occur: both factors are integers, and the total decides what is paid.
          amountMinor: sign * Math.round((quantity * unitPriceMicro) / 10_000),
        };
      }),
    }),
  ];
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

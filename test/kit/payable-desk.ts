import { commands } from '#engine/outbox';
import { approvalsOf } from '#operations/approvals';
import { invoices } from '#operations/invoices';
import { payableHash, payables, type Payable } from '#operations/payables';
import { POLICY_PUBLISHED, wholeInForce } from '#operations/policy';
import * as contracts from '#shared/contracts';
import { Rehearsal } from './rehearsal.ts';
import { PLAY_ROOMS } from './transfer-play.ts';

/** What its one invoice and the order that it bills are called, who bills it, and whose ledger holds it. */
export const PAYABLE = {
  invoice: 'INV-86001',
  order: 'PO-298701',
  supplier: '0812345000998',
  ledger: 'erp/southern',
} as const;

const { invoice: INVOICE, order: ORDER, supplier: SUPPLIER, ledger: ERP } = PAYABLE;
const GTIN = '00812345060025';
const ENTITY = '0812345000110';
const SITE = '0812345000011';

/** The world of one invoice: an order of a hundred pieces at 10.00, and a supplier who bills them. */
export class PayableDesk {
  readonly hub = new Rehearsal(PLAY_ROOMS);

  constructor(billed = 100) {
    this.tell(contracts.purchaseOrderPlaced, {
      poNumber: ORDER,
      supplier: SUPPLIER,
      site: SITE,
      currency: 'USD',
      lines: [
        {
          line: 1,
          gtin: GTIN,
          quantity: 100,
          unit: 'EA',
          unitCostMicro: 10_000_000,
          dueAt: '2026-06-29T12:00:00.000Z',
        },
      ],
    });
    this.bill(INVOICE, billed);
  }

  bill(invoiceNumber: string, quantity: number): void {
    const amountMinor = quantity * 1_000;
    const line = { line: 1, gtin: GTIN, quantity, unitPriceMicro: 10_000_000, amountMinor };
    this.tell(contracts.invoiceReceived, {
      invoiceNumber,
      kind: 'goods',
      issuer: SUPPLIER,
      entity: ENTITY,
      billed: ORDER,
      currency: 'USD',
      totalMinor: amountMinor,
      lines: [line],
    });
  }

  tell(
    event: contracts.EventDefinition,
    data: object,
    source: string = ERP,
    causationId?: string,
  ): void {
    const about = causationId === undefined ? {} : { causationId, correlationId: INVOICE };
    this.hub.hear(source, event.type, data, null, about);
  }

  receive(quantity: number, receiptId = 'RC-1'): void {
    const line = { gtin: GTIN, unit: 'EA', expectedQuantity: 100, damagedQuantity: 0 };
    this.tell(
      contracts.receiptCompleted,
      {
        site: SITE,
        purpose: { kind: 'purchaseOrder', number: ORDER },
        receiptId,
        lines: [{ ...line, receivedQuantity: quantity }],
      },
      'wms/atlanta',
    );
  }

  hold(): void {
    this.tell(contracts.invoiceHeld, { invoiceNumber: INVOICE, reason: 'does not match' });
  }

  get run(): Payable {
    return this.hub.world.get(payables, INVOICE)!;
  }

  act(name: string, by: { id: string; role: string }) {
    const hash = payableHash(this.hub.world, this.hub.world.get(invoices, INVOICE)!);
    const input = { invoice: INVOICE, seen: this.run.version, hash, reason: 'as discussed' };
    return this.hub.act(`payable.${name}`, input, by, 'as discussed');
  }

  /** The policy of blocked invoices, as a second person published it. */
  publish(rows: readonly object[], more: object = {}): void {
    const { content } = wholeInForce(this.hub.world, 'payables');
    const data = {
      name: 'payables',
      version: 2,
      content: { ...content, approvals: rows, ...more },
    };
    this.hub.say({ type: POLICY_PUBLISHED, subject: 'payables', data });
  }

  /** The roles that were asked, in the order of their stages. */
  get asked(): string[] {
    return approvalsOf(this.hub.world, INVOICE).map(({ role }) => role);
  }

  get releases() {
    return [...this.hub.world.all(commands)].filter(
      ({ type }) => type === contracts.releaseInvoice.type,
    );
  }

  refuse(code: string): void {
    const { id, type } = this.releases.at(-1)!;
    const data = { commandId: id, commandType: type, code, reason: 'not now' };
    this.tell(contracts.erpRejected, data, ERP, id);
  }

  release(): void {
    const { id } = this.releases.at(-1)!;
    this.tell(contracts.invoiceReleased, { invoiceNumber: INVOICE }, ERP, id);
  }
}

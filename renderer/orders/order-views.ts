import type { OrderRow } from '#shared/protocol';

/** A face of the orders grid. */
export interface OrderView {
  id: string;
  title: string;
  holds: (row: OrderRow) => boolean;
}

const isOpen = (row: OrderRow) => row.status === 'open';

/** Open orders first: what has left cannot be helped any more. */
export const ORDER_VIEWS: readonly OrderView[] = [
  { id: 'open', title: 'Open', holds: isOpen },
  {
    id: 'risk',
    title: 'At risk',
    holds: (row) => isOpen(row) && (row.state === 'critical' || row.state === 'late'),
  },
  { id: 'held', title: 'With a cause', holds: (row) => isOpen(row) && row.cause !== null },
  { id: 'edi', title: 'By EDI, not in the ERP', holds: (row) => row.ediOnly },
  { id: 'left', title: 'Shipped and ended', holds: (row) => !isOpen(row) },
];

/** The view of an id; the open orders for one that is not known. */
export function orderView(id: string): OrderView {
  return ORDER_VIEWS.find((view) => view.id === id) ?? (ORDER_VIEWS[0] as OrderView);
}

/** Orders that ended days ago left the live list; their rows stay. */
export const ORDERS_FILED = 'signalbox.hub.order.filed.v1';

export interface OrdersFiled {
  orders: string[];
}

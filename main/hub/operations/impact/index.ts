/**
 * Impact: what one thing means for others. Rows of sites and orders with the worst that is open beneath them, and the
 * trace from a truck to items, orders, customers and margin. May import shared and engine rooms and all subjects of this
 * floor but transfers, approvals and rules.
 *
 * Owns no tables; reads and emits no events.
 */
import { defineRoom } from '#engine/kernel';
import { orderDetail } from './order-detail.ts';
import { ordersView } from './order.view.ts';
import { rollUpsView } from './roll-up.view.ts';
import { shipmentDetail } from './shipment-detail.ts';
import { sitesView } from './site.view.ts';
import { stockDetail } from './stock-detail.ts';

export const impactRoom = defineRoom({
  name: 'impact',
  collections: [],
  evolve: {},
  views: [sitesView, ordersView, rollUpsView],
  queries: {
    'order.detail': orderDetail,
    'shipment.detail': shipmentDetail,
    'stock.detail': stockDetail,
  },
});

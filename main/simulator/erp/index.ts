/**
 * The ERPs of both entities: master data, orders and their stock, purchasing, movements of their own, ledgers and
 * months, demand spikes. Acts in the world by messages named `erp.…`; imports shared and simulator/world.
 */
import type { Handlers, World } from '#simulator/world';
import { allocationHandlers } from './allocation.ts';
import { calendarHandlers, planForecasts } from './calendar.ts';
import { publishMasterData } from './master.ts';
import { orderHandlers, planNextOrder } from './orders.ts';
import { ownTransferHandlers } from './own-transfers.ts';
import { planReviews, purchasingHandlers } from './purchasing.ts';
import { inboundHandlers } from './inbound.ts';
import { planSpikes, spikeHandlers } from './spikes.ts';

export { erpCommands } from './commands.ts';
export { placeOrder } from './orders.ts';
export { startOwnTransfer } from './own-transfers.ts';
export { placePurchaseOrder } from './purchasing.ts';
export { stockPolicy } from './stock-policy.ts';

export const erpHandlers: Handlers = {
  ...orderHandlers,
  ...allocationHandlers,
  ...purchasingHandlers,
  ...ownTransferHandlers,
  ...calendarHandlers,
  ...spikeHandlers,
  ...inboundHandlers,
};

/** The first thing that the ERPs ever say, and what they will do from then on. */
export function startErp(world: World): void {
  publishMasterData(world);
  world.after(0, 'erp.month', {});
  planForecasts(world);
  for (const site of world.network.sites) planNextOrder(world, site);
  planReviews(world);
  world.after(0, 'erp.balance', {});
  planSpikes(world);
  for (const entity of world.network.entities)
    world.after(0, 'erp.alive', { entity: entity.index });
}

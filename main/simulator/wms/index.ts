/**
 * The WMSs, one a site: picks, packing and loading, receipts, counts, holds, workload, snapshots. Acts in the world by
 * messages named `wms.…`; imports shared and simulator/world.
 */
import { CADENCE_MS, type Handlers, type World } from '#simulator/world';
import { countingHandlers } from './counting.ts';
import { loadingHandlers, planParcelCall } from './loading.ts';
import { pickingHandlers } from './picking.ts';
import { receivingHandlers } from './receiving.ts';
import { reportHandlers } from './reports.ts';
import { withdrawingHandlers } from './withdrawing.ts';

export { wmsCommands } from './commands.ts';

export const wmsHandlers: Handlers = {
  ...pickingHandlers,
  ...loadingHandlers,
  ...receivingHandlers,
  ...countingHandlers,
  ...reportHandlers,
  ...withdrawingHandlers,
};

/** Each site's first snapshot, and what it does from then on. */
export function startWms(world: World): void {
  for (const site of world.network.sites) {
    world.after(1_000, 'wms.snapshot', { site: site.index });
    world.after((CADENCE_MS.wms / world.network.sites.length) * site.index, 'wms.workload', {
      site: site.index,
    });
    world.after(0, 'wms.dailyCounts', { site: site.index });
    planParcelCall(world, site.index);
  }
}

/**
 * The TMS and its carriers: plans, tenders, trucks on their roads, estimates, arrivals. Acts in the world by messages
 * named `tms.…`; imports shared and simulator/world.
 */
import type { Handlers, World } from '#simulator/world';
import { drivingHandlers } from './driving.ts';
import { newsHandlers } from './news.ts';
import { planningHandlers } from './planning.ts';
import { tenderingHandlers } from './tendering.ts';

export { tmsCommands } from './commands.ts';

export const tmsHandlers: Handlers = {
  ...planningHandlers,
  ...tenderingHandlers,
  ...drivingHandlers,
  ...newsHandlers,
};

export function startTms(world: World): void {
  world.after(0, 'tms.alive', {});
}

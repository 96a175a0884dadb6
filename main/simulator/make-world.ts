import { erpCommands, erpHandlers } from '#simulator/erp';
import { tmsCommands, tmsHandlers } from '#simulator/tms';
import { wmsCommands, wmsHandlers } from '#simulator/wms';
import {
  commandHandlers,
  type Network,
  type Publish,
  Random,
  World,
  type WorldState,
} from '#simulator/world';

/** A world in which the three systems act, in some state, with nothing on its agenda. */
export function makeWorld(options: {
  network: Network;
  seed: number;
  state: WorldState;
  publish: Publish;
}): World {
  return new World({
    network: options.network,
    random: new Random(options.seed),
    handlers: [
      erpHandlers,
      wmsHandlers,
      tmsHandlers,
      commandHandlers([...erpCommands, ...wmsCommands, ...tmsCommands]),
    ],
    publish: options.publish,
    state: options.state,
  });
}

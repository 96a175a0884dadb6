import * as contracts from '#shared/contracts';
import {
  bucketsAt,
  CADENCE_MS,
  type Handlers,
  nextMinuteOfDay,
  openMinutesLeft,
  positionOf,
  wmsFeed,
  type World,
} from '#simulator/world';

/** Positions in one part of a snapshot: the contract's most. */
const PART = 500;
/** Local minute of the nightly snapshot. */
const NIGHT_MINUTE = 35;
/** People on a shift for each dock door. */
const PEOPLE_PER_DOOR = 1.6;

export const reportHandlers: Handlers = {
  'wms.snapshot': (world, { site }) => {
    saySnapshot(world, site);
    const { zone } = world.network.sites[site]!;
    world.at(nextMinuteOfDay(zone, world.nowMs, NIGHT_MINUTE), 'wms.snapshot', { site });
  },

  'wms.workload': (world, { site: index }) => {
    const site = world.network.sites[index]!;
    const minutesLeft = openMinutesLeft(site, world.nowMs);
    let openTasks = 0;
    for (const task of world.state.tasks.values())
      if (task.site === index && task.status !== 'done' && task.status !== 'taken') openTasks++;
    world.say(wmsFeed(world.network, index), contracts.workloadReported, site.gln, {
      site: site.gln,
      openTasks,
      staffedHoursTenths: Math.round((minutesLeft / 6) * site.dockDoors * PEOPLE_PER_DOOR),
      tasksPerHour: minutesLeft > 0 ? site.tasksPerHour : 0,
      trucksWaiting: trucksWaiting(world, index),
    });
    world.after(CADENCE_MS.wms, 'wms.workload', { site: index });
  },
};

function saySnapshot(world: World, index: number): void {
  const { network, state } = world;
  const site = network.sites[index]!;
  const snapshotId = `SNAP-${site.code}-${++state.counters.snapshot}`;
  const parts = Math.ceil(network.items.length / PART);
  for (let part = 1; part <= parts; part++)
    world.say(wmsFeed(network, index), contracts.stockSnapshot, site.gln, {
      site: site.gln,
      snapshotId,
      part,
      parts,
      positions: network.items.slice((part - 1) * PART, part * PART).map((item) => ({
        gtin: item.gtin,
        unit: item.unit,
        ...bucketsAt(state, positionOf(network, index, item.index)),
      })),
    });
}

function trucksWaiting(world: World, site: number): number {
  let waiting = 0;
  for (const key of world.state.atDock.keys()) if (key.startsWith(`${site}|`)) waiting++;
  for (const key of world.state.receiving.keys()) if (key.startsWith(`${site}|`)) waiting++;
  return waiting;
}

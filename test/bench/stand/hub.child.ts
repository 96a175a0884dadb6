/**
 * A hub of a bench, in a process of its own: what `main/hub/hub.ts` runs, with parts left out to see what they cost.
 * `node hub.child.ts {"folder","feeds","simulator","consoleDir","without"}`; `without` names `history` or `rules`.
 */
import { createHub, ROOMS } from '#hub';
import { followSimulatorClock } from '#edge/simulation';
import { seededRandom, systemClock, systemMachine } from '#engine/clock';
import type { Collection, Room } from '#engine/kernel';
import type { BenchHubPlan } from './hub-stand.ts';

const plan = JSON.parse(process.argv[2]!) as BenchHubPlan;
const { folder, feeds, simulator, consoleDir, without } = plan;
const followed = simulator === null ? null : await followSimulatorClock(simulator, systemMachine);

const hub = await createHub({
  place: { folder },
  feeds: Object.entries(feeds).map(([source, url]) => ({ source, url })),
  simulator,
  port: 0,
  token: 'bench',
  consoleDir,
  version: '0.0.0',
  clock: followed?.clock ?? systemClock(),
  machine: systemMachine,
  random: seededRandom('bench'),
  // Beside a simulated world everything is as in the application.
  chores: simulator !== null,
  rooms: ROOMS.map(lighter),
  report: (error) => console.error(error),
  onFault: (fault) => {
    console.error(fault);
    process.exit(1);
  },
});
process.stdout.write(`${JSON.stringify({ ready: true, port: hub.gateway.port })}\n`);
process.on('SIGTERM', () => void hub.close().then(() => process.exit()));
process.stdin.once('close', () => void hub.close().then(() => process.exit()));
process.stdin.resume();

/** A room with what was asked for left out. */
function lighter(room: Room): Room {
  if (without === 'history')
    for (const collection of room.collections as unknown as Collection<object>[])
      collection.history = false;
  return without === 'rules' ? { ...room, watchers: [], react: {} } : room;
}

import { systemMachine } from '#engine/clock';
import { openStore, type StorePlace } from '#engine/store';
import { Fault } from '#shared/vocabulary';

/**
 * A process that opens a store and holds it until it is killed or its input ends: what tests kill in place of a hub.
 * Says `{"held":true}` or `{"held":false,"code","message"}` in one line.
 */
const place = JSON.parse(process.argv[2]!) as StorePlace;
const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

try {
  const store = await openStore({ place, machine: systemMachine });
  say({ held: true });
  process.stdin.resume();
  process.stdin.on('end', () => void store.close());
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  say({ held: false, code: error.code, message: error.message });
}

import { atLeast, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';

const EVENTS = 100_000;

/** A first visit: history of 100,000 events is read and merged while five consoles look on. */
export async function run(): Promise<BenchRow[]> {
  const stand = await HubStand.open({ sites: 6, items: 2_000 }, EVENTS);
  try {
    await stand.startHub();
    const beganMs = performance.now();
    await stand.allSeen();
    const rate = EVENTS / ((performance.now() - beganMs) / 1_000);
    return [atLeast('catch-up of 100,000 events', rate, 'events/s', 10_000)];
  } finally {
    await stand.close();
  }
}

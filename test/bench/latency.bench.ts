import { atMost, quantile, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';
import { socketWaits } from './stand/socket-waits.ts';

const PER_SECOND = 1_000;
const SECONDS = 20;

/**
 * From the moment an event is put on the feed's wire to the moment the row that it changed is at a console's socket, at
 * 1,000 events a second. Feeds, hub and consoles run on one machine, so their clocks are one.
 */
export async function run(): Promise<BenchRow[]> {
  const stand = await HubStand.open({ sites: 6, items: 2_000 });
  try {
    await stand.startHub();
    await stand.allSeen();
    stand.change(PER_SECOND * 2, PER_SECOND);
    await stand.allSeen();
    const waitsMs = socketWaits(stand.consoles[0]!);
    stand.change(PER_SECOND * SECONDS, PER_SECOND);
    await stand.allSeen();
    return [
      atMost('feed event to console socket, p50', quantile(waitsMs, 0.5), 'ms', 40),
      atMost('feed event to console socket, p99', quantile(waitsMs, 0.99), 'ms', 120),
    ];
  } finally {
    await stand.close();
  }
}

import { atLeast, baseline, type BenchRow } from './bench-row.ts';
import { bareCopy } from './stand/bare-copy.ts';
import { HubStand } from './stand/hub-stand.ts';
import type { BenchNetwork } from './stand/network-events.ts';

/** The reference network, and the one fifty times larger. */
const REFERENCE: BenchNetwork = { sites: 6, items: 2_000 };
const FIFTYFOLD: BenchNetwork = { sites: 300, items: 2_000 };
const EVENTS = 60_000;
const WARM_UP = 5_000;

/**
 * The whole path: from the feeds' sockets through check, fold and rules to log, rows and history in one transaction, and
 * on to five consoles; fsync on, everything on this machine. Beside it what the store takes of the same rows by bare
 * COPY, and what history and rules cost.
 */
export async function run(): Promise<BenchRow[]> {
  const whole = await measured(REFERENCE);
  const withoutHistory = await measured(REFERENCE, 'history');
  const withoutRules = await measured(REFERENCE, 'rules');
  const large = await measured(FIFTYFOLD);
  return [
    baseline('bare COPY into log and history', whole.bare, 'events/s'),
    atLeast('whole path', whole.rate, 'events/s', 10_000),
    atLeast('whole path, of bare COPY', whole.rate / whole.bare, '×', 0.3),
    baseline('whole path without history', withoutHistory.rate, 'events/s'),
    baseline('whole path without rules', withoutRules.rate, 'events/s'),
    atLeast('whole path, 600,000 positions', large.rate, 'events/s', 8_000),
  ];
}

async function measured(
  network: BenchNetwork,
  without?: 'history' | 'rules',
): Promise<{ rate: number; bare: number }> {
  const stand = await HubStand.open(network);
  try {
    await stand.startHub(without);
    await stand.allSeen();
    stand.change(WARM_UP);
    await stand.allSeen();
    const beganMs = performance.now();
    stand.change(EVENTS);
    await stand.allSeen();
    const rate = EVENTS / ((performance.now() - beganMs) / 1_000);
    await stand.stopHub();
    const bare =
      without === undefined && network === REFERENCE ? await bareCopy(stand.folder, EVENTS) : 0;
    return { rate, bare };
  } finally {
    await stand.close();
  }
}

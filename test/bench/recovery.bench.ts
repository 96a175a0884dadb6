import { atMost, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';

const IN_FLIGHT = 5_000;

/** From kill -9 in the middle of the work until five consoles see all of it: of the store under a hub, and of the hub. */
export async function run(): Promise<BenchRow[]> {
  const stand = await HubStand.open({ sites: 6, items: 2_000 });
  try {
    await stand.startHub();
    await stand.allSeen();
    const storeMs = await recovered(stand, () => Promise.resolve(stand.killStore()));
    const hubMs = await recovered(stand, async () => {
      await stand.killHub();
      await stand.startHub();
    });
    return [
      atMost('work resumed after kill -9 of PostgreSQL', storeMs / 1_000, 's', 5),
      atMost('work resumed after kill -9 of the hub', hubMs / 1_000, 's', 5),
    ];
  } finally {
    await stand.close();
  }
}

async function recovered(stand: HubStand, kill: () => Promise<void>): Promise<number> {
  stand.change(IN_FLIGHT);
  const beganMs = performance.now();
  await kill();
  await stand.allSeen();
  return performance.now() - beganMs;
}

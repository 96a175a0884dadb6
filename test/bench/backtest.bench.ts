import { atMost, baseline, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';
import { replayPolicy } from './stand/replay-policy.ts';

const WORLD = { scale: 1, historyDays: 28 };

/** A draft of a policy is held against four weeks of the reference network, while the hub and its world go on. */
export async function run(): Promise<BenchRow[]> {
  const stand = await HubStand.openWorld(WORLD, null);
  try {
    await stand.startHub();
    await stand.caughtUp();
    const { seconds, events, flips } = await replayPolicy(stand.consoles[0]!, WORLD.historyDays);
    return [
      baseline('events that rules looked at in it', events, ''),
      baseline('cases that flip in it', flips, ''),
      atMost('policy replay of 28 days', seconds, 's', 30),
    ];
  } finally {
    await stand.close();
  }
}

import { assert } from '#shared/vocabulary';
import type { ExceptionRow } from '#shared/protocol';
import { atLeast, atMost, baseline, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';

const EXCEPTIONS = 1_000;

/**
 * One act on a thousand exceptions, as a console sends it: from the message to an answer for each, and until that
 * console has seen the last of them change. Beside it one act alone. fsync on, rules and history with it.
 */
export async function run(): Promise<BenchRow[]> {
  const stand = await HubStand.open({ sites: 6, items: 2_000, purchases: EXCEPTIONS });
  try {
    await stand.startHub();
    await stand.allSeen();
    const [console] = stand.consoles;
    assert(console, 'a console looks on');
    await console.watch('exceptions');
    await console.until(() => console.rows('exceptions').length >= EXCEPTIONS);
    const rows = console.rows('exceptions').slice(0, EXCEPTIONS);
    const [first] = rows as [ExceptionRow];
    // The hub has read all history, and its first act waits for what follows from that.
    await console.act('exception.comment', { exception: first.key, text: 'Before' });
    const aloneMs = await timed(() =>
      console.act('exception.comment', { exception: first.key, text: 'One alone' }),
    );
    let answered = 0;
    const answeredMs = await timed(async () => {
      const answers = await console.bulk(
        'exception.assign',
        rows.map(({ key, version }) => ({ exception: key, seen: version, owner: 'm.okafor' })),
      );
      answered = answers.filter(({ ok }) => ok).length;
    });
    const seenMs = await timed(() =>
      console.until(() => rows.every(({ key }) => console.row('exceptions', key)?.owner !== null)),
    );
    return [
      baseline('one act on one exception', aloneMs, 'ms'),
      atMost('bulk on 1,000 exceptions, a result each', answeredMs / 1_000, 's', 5),
      atLeast('of them done', answered, 'acts', EXCEPTIONS),
      baseline('seen by the console after the answer', seenMs, 'ms'),
    ];
  } finally {
    await stand.close();
  }
}

async function timed(what: () => Promise<unknown>): Promise<number> {
  const beganMs = performance.now();
  await what();
  return performance.now() - beganMs;
}

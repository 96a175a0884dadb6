import type { OwnHandlers } from '#edge/gateway';
import type { SimulatorControl } from '#edge/simulation';
import type { Clock } from '#engine/clock';
import { listLetters, readLetter, type EventCheck, type Intake } from '#engine/feeds';
import { history } from '#engine/log';
import type { Store } from '#engine/store';
import type { GatewayEngine } from '#edge/gateway';
import type { Backtests } from '#foresight/backtest';
import { accept, fromMs, refuse, type Result } from '#shared/vocabulary';
import type { Act, DeadLetterRow, FeedDetail, PolicyName } from '#shared/protocol';
import { auditHandlers } from './audit-handlers.ts';
import { feedHistory } from './feed-history.ts';
import { mendedLetter } from './mended-letter.ts';

/** A panel shows a day of a restless feed. */
const SHOWN_ENTRIES = 100;

export interface OwnHandlerOptions {
  store: Store;
  clock: Clock;
  intake: Intake;
  check: EventCheck;
  engine: GatewayEngine;
  simulator: SimulatorControl | null;
  backtests: Backtests;
  /** The second folder, for the heads of the log. */
  heads: string | null;
}

/** Acts and requests that are the hub's own and no room's. What people do to feeds is recorded first, then done. */
export function ownHandlers(options: OwnHandlerOptions): OwnHandlers {
  const { store, intake, engine, simulator, backtests } = options;
  const unknown = (feed: string) => refuse('feed.unknown', { feed }, 'feed');
  return {
    acts: {
      ...simulator?.acts,

      'feed.reconnect': async (input: { feed: string }, actor, actId) => {
        const feed = intake.feeds.get(input.feed);
        if (!feed) return unknown(input.feed);
        const done = await engine.act('feed.reconnect', input, actor, actId);
        if (done.ok) feed.link.reconnect();
        return done;
      },

      'feed.replay': async (input: { feed: string; from: number }, actor, actId) => {
        const feed = intake.feeds.get(input.feed);
        if (!feed) return unknown(input.feed);
        if (!feed.link.isOpen) return refuse('feed.away', { feed: input.feed });
        if (input.from > feed.head)
          return refuse('feed.beyondHead', { feed: input.feed, head: feed.head }, 'from');
        const done = await engine.act('feed.replay', input, actor, actId);
        if (done.ok) feed.replay(input.from);
        return done;
      },

      'policy.backtest': (input: Act<'policy.backtest'>, actor) => backtests.start(input, actor),
      'policy.cancelBacktest': (input: Act<'policy.cancelBacktest'>) => backtests.cancel(input),

      'deadLetter.resubmit': async (
        input: { deadLetter: number; data?: unknown },
        actor,
        actId,
      ) => {
        const id = input.deadLetter;
        const letter = await store.transaction((session) => readLetter(session, id));
        if (!letter) return refuse('deadLetter.unknown', { deadLetter: id }, 'deadLetter');
        if (letter.resubmitted) return refuse('deadLetter.done', { deadLetter: id });
        const feed = intake.feeds.get(letter.source);
        if (!feed) return refuse('deadLetter.notOfAFeed', { source: letter.source });
        if (intake.inHistory) return refuse('deadLetter.inHistory');
        const mended = mendedLetter(letter, input.data, options.check, options.clock.worldNow());
        if (!mended.ok) return mended;
        const asked = { feed: letter.source, deadLetter: id };
        const done = await engine.act('deadLetter.resubmit', asked, actor, actId);
        if (!done.ok) return done;
        const result = await intake.resubmit(feed, mended.value, { deadLetter: id, by: actor.id });
        if (result !== 'deadLetter') return accept({ objects: [mended.value.id] });
        return refuse('deadLetter.again', { deadLetter: id });
      },
    },

    requests: {
      'policy.backtestProgress': ({ policy }: { policy: PolicyName }) =>
        Promise.resolve(accept(backtests.progress(policy))),
      ...auditHandlers(options),

      'feed.detail': async ({ key }: { key: string }): Promise<Result<FeedDetail>> => {
        const feed = intake.feeds.get(key);
        if (!feed) return unknown(key);
        const events = await store.transaction((session) =>
          history(session, { subject: key, limit: SHOWN_ENTRIES }),
        );
        return accept({
          key,
          url: feed.url,
          nextTryAt: worldInstant(options.clock, feed.nextTryMachineMs),
          lastError: feed.lastError,
          history: feedHistory(events),
        });
      },

      'deadLetters.list': async ({ feed }: { feed?: string }): Promise<Result<DeadLetterRow[]>> =>
        accept(await store.transaction((session) => listLetters(session, feed ?? null))),
    },
  };
}

/** A machine instant as the world's clock will show it, if its rate stays. */
function worldInstant(clock: Clock, machineMs: number | null): string | null {
  if (machineMs === null) return null;
  return fromMs(clock.worldNow() + (machineMs - clock.machineNow()) * clock.rate);
}

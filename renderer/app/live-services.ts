import { QueryClient } from '@tanstack/react-query';
import { Observable } from '#live';
import type { Connection } from '#live';
import { nativeBridge, say } from '#ui';
import { refusalText } from '#work';
import { derived } from './derived.ts';
import { feedHealth } from './feed-health.ts';
import { outdated, servesThisPage } from './outdated.ts';
import type { FeedHealth, ShellServices, ZoneChoice } from './services.ts';
import { zonesOf } from './zones-of.ts';

/** What remembers who this window is: each window may be someone else. */
export const PERSON_KEY = 'signalbox.person';

/** The frame's services over the live connection. */
export function liveServices(connection: Connection): ShellServices {
  const queryClient = new QueryClient({
    // The hub is one hop away and says itself when something changed: asking again on focus would only cost. What it
    // refused it will refuse again. It may run on this machine: a browser that calls itself offline asks all the same.
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: false,
        staleTime: 30_000,
        networkMode: 'always',
      },
    },
  });
  const feeds = connection.collection('feeds');
  const health = new Observable<FeedHealth | null>(null);
  const look = () => {
    const next = feedHealth(feeds.rows(), connection.clock.nowMs());
    if (JSON.stringify(next) !== JSON.stringify(health.get())) health.set(next);
  };
  feeds.subscribe(look);
  const zones = new Observable<readonly ZoneChoice[]>([]);
  const sites = connection.collection('sites');
  sites.subscribe(() => {
    const next = zonesOf(sites.rows());
    if (JSON.stringify(next) !== JSON.stringify(zones.get())) zones.set(next);
  });
  // Silence is noticed by the clock, for it sends nothing.
  setInterval(look, 1_000);

  return {
    queryClient,
    worldNowMs: connection.clock.nowMs,
    worldRate: derived([connection.clock.frame], () => ({
      rate: connection.clock.rate,
      isAdjustable: connection.clock.frame.get()?.adjustable ?? false,
    })),
    setWorldRate(rate) {
      void connection.act('simulator.setRate', { rate }).then((result) => {
        if (!result.ok)
          say(`The world keeps its speed. ${refusalText(result.refusal)}`, { state: 'late' });
      });
    },
    zones,
    link: connection.link,
    feeds: health,
    pulse: derived([connection.pulse, connection.roundTrip.ms], () => ({
      latencyMs: connection.roundTrip.ms.get(),
      eventsPerS: connection.pulse.get()?.eventsPerSecond ?? null,
      waitingCommands: connection.pulse.get()?.unconfirmedCommands ?? 0,
    })),
    catchUp: derived([connection.pulse], () => {
      const progress = connection.pulse.get()?.catchUp ?? null;
      return progress === null ? null : { done: progress.done, total: progress.of };
    }),
    person: derived([connection.session], () => connection.session.get()?.person ?? null),
    people: derived([connection.session], () => connection.session.get()?.people ?? []),
    choosePerson(id) {
      void connection.choose(id).then((result) => {
        if (result.ok) sessionStorage.setItem(PERSON_KEY, id);
        else say(`You stay who you are. ${refusalText(result.refusal)}`, { state: 'late' });
      });
    },
    outdated: outdated(window, servesThisPage),
    reload: () => location.reload(),
    openWindow(hash) {
      const bridge = nativeBridge();
      if (bridge === null) window.open(`${location.pathname}${hash}`, '_blank');
      else void bridge.openWindow({ hash });
    },
  };
}

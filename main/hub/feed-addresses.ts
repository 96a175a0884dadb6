import type { FeedAddress } from '#engine/feeds';
import { Fault } from '#shared/vocabulary';

/** The feeds that a hub reads, and where the embedded simulator behind them is, if there is one. */
export interface FeedPlan {
  feeds: FeedAddress[];
  /** `http://127.0.0.1:4701`: its clock and its controls. Null with real feeds. */
  simulator: string | null;
}

const DOMAINS = ['erp', 'wms', 'tms'];

/** What the embedded simulator serves of the reference network; of a larger one it says so itself. */
const REFERENCE_SOURCES: readonly string[] = [
  'erp/southern',
  'erp/northern',
  ...['atlanta', 'dallas', 'chicago', 'columbus', 'allentown', 'reno'].map((site) => `wms/${site}`),
  'tms',
];

/**
 * Reads SIGNALBOX_FEEDS: `{"erp":4701,"wms":4702,"tms":4703}` are the ports of the embedded simulator;
 * `{"wms/dallas":"https://wms.example.com/wms/dallas"}` are real feeds, each by its source. The two do not mix: beside
 * the simulator the world's clock is the simulator's.
 * @param sources what the simulator serves, as it said it.
 */
export function readFeeds(text: string, sources = REFERENCE_SOURCES): FeedPlan {
  const told = parse(text);
  const entries = Object.entries(told);
  const ports = entries.filter(([, place]) => typeof place === 'number');
  if (ports.length === 0) {
    const feeds = entries.map(([source, url]) => ({ source, url: String(url) }));
    return { feeds, simulator: null };
  }
  if (ports.length !== entries.length || ports.some(([domain]) => !DOMAINS.includes(domain)))
    throw new Fault(
      'hub.feeds',
      `SIGNALBOX_FEEDS names ports of a simulator or addresses of feeds, not ${text}.`,
    );
  return {
    feeds: ports.flatMap(([domain, port]) =>
      sources
        .filter((source) => source.split('/')[0] === domain)
        .map((source) => ({ source, url: `http://127.0.0.1:${String(port)}/${source}` })),
    ),
    simulator: `http://127.0.0.1:${String(told['erp'] ?? ports[0]![1])}`,
  };
}

function parse(text: string): Record<string, unknown> {
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told === 'object' && told !== null) return told as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Fault('hub.feeds', `SIGNALBOX_FEEDS is no JSON object: ${text}`);
}

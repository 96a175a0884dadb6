import type { WorldView } from '#engine/kernel';
import {
  CLEAR,
  exceptions,
  moneyTogether,
  placeOf,
  sitePart,
  type Finding,
  type Part,
  type Rule,
} from '#operations/exceptions';
import {
  entities,
  feedStatuses,
  sites,
  type FeedStatus,
  type SiteMaster,
} from '#operations/network';
import { marginMinor, orders, unitMarginMicro } from '#operations/orders';
import type { ArithmeticLine } from '#shared/protocol';
import { DAY_MS, fromMs, MINUTE_MS, type Instant } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { feedScope } from './scopes.ts';
import { watch } from './touched.ts';

const NAME = 'FED-01';

/** What is needed within a day cannot wait for the feed to come back. */
const LOOKED_AHEAD_MS = DAY_MS;

/**
 * A source has broken its contracted cadence twice over. What it leaves in the dark is bounded by the margin of all open
 * lines that are needed within a day at the sites it speaks for.
 */
export const feedSilent: Rule = {
  name: NAME,
  type: 'feedSilent',
  watches: [watch<FeedStatus>({ collection: feedStatuses, subjects: ({ source }) => [source] })],
  scope: feedScope,
  assess(world, source, context) {
    const status = world.get(feedStatuses, source);
    if (!status || status.silentSince === null) return CLEAR;
    const spoken = sitesOf(world, source);
    const dark = inTheDark(world, spoken, fromMs(context.nowMs + LOOKED_AHEAD_MS));
    const name = source.toUpperCase().replace('/', ' ');
    const cadenceMinutes = Math.round((status.cadenceMs ?? 0) / MINUTE_MS);
    const finding: Finding = {
      subjectKind: 'feed',
      subject: `${name}, last good ${status.silentSince.slice(11, 16)} UTC`,
      site: spoken.length === 1 ? spoken[0]!.gln : null,
      state: 'stale',
      atRiskMinor: dark.marginMinor,
      atRiskIsBound: true,
      currency: dark.currency,
      orders: dark.orders,
      decideByAt: null,
      cause: [],
      places: [placeOf('feed', source)],
      parts: dark.parts,
      // The feed's own word ends it, and silence is what it is about.
      provenBy: null,
      evidence: {
        why: told(
          `${name} is silent`,
          `${cited(NAME, context)}: nothing for twice the contracted cadence of ${cadenceMinutes} min`,
          [
            plainLine(
              `At most: margin of ${dark.orders} open orders needed within a day`,
              dark.marginMinor,
              'minor',
              true,
            ),
            ...unverifiedLines(world, source),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'feed', key: source, label: name }],
      },
      source,
      occurredAt: status.silentSince,
      receivedAt: status.changedAt,
    };
    return { finding, recheckAt: null };
  },
};

/** What it leaves unverified: open before the silence, it stays in the queue until something proves that it is over. */
function unverifiedLines(world: WorldView, source: string): ArithmeticLine[] {
  const open = world.by(exceptions, 'openBySource', source);
  const { minor } = moneyTogether(open);
  return open.length === 0 || minor === null
    ? []
    : [plainLine(`Open and unverified: ${open.length} exceptions`, minor, 'minor')];
}

/** The sites whose state a source tells: its warehouse's, its ledger's, or all of them. */
function sitesOf(world: WorldView, source: string): SiteMaster[] {
  const bySource = world.by(sites, 'bySource', source);
  if (bySource.length > 0) return bySource;
  const all = [...world.all(sites)];
  if (!source.startsWith('erp/')) return source.startsWith('tms') ? all : [];
  return all.filter((site) => world.get(entities, site.entity)?.source === source);
}

function inTheDark(
  world: WorldView,
  spoken: readonly SiteMaster[],
  until: Instant,
): { marginMinor: number; orders: number; currency: string; parts: Part[] } {
  const dark = { marginMinor: 0, orders: 0, currency: 'USD', parts: [] as Part[] };
  for (const site of spoken) {
    let atSite = 0;
    for (const order of world.by(orders, 'openBySite', site.gln)) {
      const margins = order.lines
        .filter((line) => line.needAt <= until)
        .map((line) => marginMinor(line.quantity - line.shipped, unitMarginMicro(world, line)));
      const sum = margins.reduce((total, one) => total + one, 0);
      if (sum === 0) continue;
      atSite += sum;
      dark.orders++;
      dark.currency = order.currency;
    }
    dark.marginMinor += atSite;
    dark.parts.push([sitePart(site.gln), atSite]);
  }
  return dark;
}

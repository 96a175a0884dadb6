import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { sites, workloads, type Workload } from '#operations/network';
import { cited, told } from './cited.ts';
import { leastOf } from './least-of.ts';
import { watch } from './touched.ts';

const NAME = 'WHS-01';

/**
 * More trucks stand at a site than its doors can take in. What it costs nobody says: detention is the carriers' to
 * bill, and what the trucks carry has exceptions of its own.
 */
export const congestion: Rule = {
  name: NAME,
  type: 'congestion',
  watches: [watch<Workload>({ collection: workloads, subjects: ({ site }) => [site] })],
  scope: (_world, site) => ({ site }),
  assess(world, gln, context) {
    const workload = world.get(workloads, gln);
    const site = world.get(sites, gln);
    if (!workload || !site || site.dockDoors === 0 || workload.trucksWaiting === 0) return CLEAR;
    const { openTrucksPerDoorPercent, keepTrucksPerDoorPercent } =
      context.policy.content.congestion;
    const least = leastOf(context.standing, openTrucksPerDoorPercent, keepTrucksPerDoorPercent);
    const percent = Math.round((workload.trucksWaiting * 100) / site.dockDoors);
    if (percent < least) return CLEAR;
    const finding: Finding = {
      subjectKind: 'site',
      subject: `${workload.trucksWaiting} trucks at ${site.dockDoors} doors`,
      site: gln,
      state: percent >= 2 * openTrucksPerDoorPercent ? 'late' : 'watch',
      atRiskMinor: null,
      atRiskIsBound: false,
      currency: 'USD',
      orders: 0,
      decideByAt: null,
      cause: [{ rule: 'CAU-07', type: 'labourShortfall', subjectKey: gln }],
      provenBy: site.warehouseSource,
      evidence: {
        why: told(
          `${site.name} is congested`,
          `${cited(NAME, context)}: trucks at the site ÷ doors ≥ ${least} %`,
          [
            {
              label: `Trucks at the site, to ${site.dockDoors} doors`,
              value: percent,
              unit: 'percent',
              source: workload.source,
              asOf: {
                source: workload.source,
                occurredAt: workload.occurredAt,
                receivedAt: workload.receivedAt,
                cadenceMs: null,
              },
              total: true,
            },
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'site', key: gln, label: site.name }],
      },
      source: workload.source,
      occurredAt: workload.occurredAt,
      receivedAt: workload.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { sites, workloads, type Workload } from '#operations/network';
import { cited, told } from './cited.ts';
import { leastOf } from './least-of.ts';
import { watch } from './touched.ts';

const NAME = 'WHS-02';

/**
 * More work waits at a site than its people can do in what is left of the shift. Of a shift that ends nothing is asked:
 * what is left then is tomorrow's.
 */
export const labourShortfall: Rule = {
  name: NAME,
  type: 'labourShortfall',
  watches: [watch<Workload>({ collection: workloads, subjects: ({ site }) => [site] })],
  scope: (_world, site) => ({ site }),
  assess(world, gln, context) {
    const workload = world.get(workloads, gln);
    const site = world.get(sites, gln);
    if (!workload || !site || workload.tasksPerHour === 0) return CLEAR;
    const { openPercent, keepPercent, leastStaffedHours } = context.policy.content.labourShortfall;
    const staffedHours = workload.staffedHoursTenths / 10;
    if (staffedHours < leastStaffedHours) return CLEAR;
    const canDo = Math.floor(staffedHours * workload.tasksPerHour);
    const percent = Math.round((workload.openTasks * 100) / Math.max(1, canDo));
    const least = leastOf(context.standing, openPercent, keepPercent);
    if (percent < least) return CLEAR;
    const asOf = {
      source: workload.source,
      occurredAt: workload.occurredAt,
      receivedAt: workload.receivedAt,
      cadenceMs: null,
    };
    const line = { unit: 'EA' as const, source: workload.source, asOf, total: false };
    const finding: Finding = {
      subjectKind: 'site',
      subject: `${workload.openTasks} tasks, people for ${canDo}`,
      site: gln,
      state: 'watch',
      atRiskMinor: null,
      atRiskIsBound: false,
      currency: 'USD',
      orders: 0,
      decideByAt: null,
      cause: [],
      provenBy: site.warehouseSource,
      evidence: {
        why: told(
          `${site.name} is short of people`,
          `${cited(NAME, context)}: open tasks ÷ (${staffedHours} staffed hours left × ${workload.tasksPerHour} tasks an hour) ≥ ${least} %`,
          [
            { ...line, label: 'Open tasks', value: workload.openTasks },
            { ...line, label: 'What its people can do', value: canDo },
            { ...line, label: 'Share', value: percent, unit: 'percent', total: true },
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

import { approvals, type Approval } from '#operations/approvals';
import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { localWords, sites } from '#operations/network';
import { transfers } from '#operations/transfers';
import { MINUTE_MS, toMs } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'APR-01';

/** Somebody was to agree by a time that has passed. At risk is the value of what waits. */
export const approvalOverdue: Rule = {
  name: NAME,
  type: 'approvalOverdue',
  watches: [watch<Approval>({ collection: approvals, subjects: ({ subject }) => [subject] })],
  scope: (world, number) => ({ site: world.get(transfers, number)?.to ?? null }),
  assess(world, number, context) {
    const overdue = world
      .by(approvals, 'bySubject', number)
      .filter(({ isOverdue, decision }) => isOverdue && decision === 'pending')
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const [first] = overdue;
    const dueAt = first?.dueAt ?? null;
    if (!first || dueAt === null) return CLEAR;
    const transfer = world.get(transfers, number);
    const site = transfer && world.get(sites, transfer.to);
    const roles = overdue.map(({ role }) => role).join(' and ');
    const finding: Finding = {
      subjectKind: 'transfer',
      subject: `${number} waits for ${roles}`,
      site: site?.gln ?? null,
      state: 'late',
      atRiskMinor: transfer?.valueMinor ?? null,
      atRiskIsBound: false,
      currency: transfer?.currency ?? 'USD',
      orders: 0,
      decideByAt: null,
      cause: [],
      provenBy: null,
      evidence: {
        why: told(
          `${number} is not decided`,
          `${cited(NAME, context)}: due ${localWords(site?.zone ?? 'UTC', toMs(dueAt))}, asked by ${first.policy} because ${first.why}`,
          [
            plainLine('Overdue', Math.round((context.nowMs - toMs(dueAt)) / MINUTE_MS), 'minutes'),
            ...(transfer
              ? [plainLine('At risk: value of the transfer', transfer.valueMinor, 'minor', true)]
              : []),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'transfer', key: number, label: number }],
      },
      source: 'hub',
      occurredAt: dueAt,
      receivedAt: dueAt,
    };
    return { finding, recheckAt: null };
  },
};

import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { unknownNames, type UnknownName } from '#operations/network';
import { fromMs, MINUTE_MS, toMs } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'MDM-01';
const KIND_WORDS = { site: 'Site', item: 'Item', partner: 'Partner' } as const;

/**
 * A document or event uses a name that the master data does not have, and still does not after the policy's grace: feeds
 * run at their own speeds, and a name may come before its master. A person says what it means.
 */
export const masterDataConflict: Rule = {
  name: NAME,
  type: 'masterDataConflict',
  watches: [watch<UnknownName>({ collection: unknownNames, subjects: ({ key }) => [key] })],
  scope: () => ({}),
  assess(world, key, context) {
    const unknown = world.get(unknownNames, key);
    if (!unknown) return CLEAR;
    // What a document says waits for a person: no feed brings the name by itself.
    const isAwaited = unknown.source !== 'hub' && !unknown.source.startsWith('edi/');
    const { graceMinutes } = context.policy.content.masterDataConflict;
    const graceMs = isAwaited ? graceMinutes * MINUTE_MS : 0;
    const dueMs = toMs(unknown.firstSeenAt) + graceMs;
    if (context.nowMs < dueMs) return { finding: null, recheckAt: fromMs(dueMs) };
    const finding: Finding = {
      subjectKind: 'masterData',
      subject: `${KIND_WORDS[unknown.kind]} ${unknown.name}`,
      site: null,
      state: 'watch',
      atRiskMinor: unknown.valueMinor,
      atRiskIsBound: false,
      currency: unknown.currency ?? 'USD',
      orders: 0,
      decideByAt: null,
      cause: [],
      repeats: unknown.count,
      provenBy: null,
      evidence: {
        why: told(
          `${KIND_WORDS[unknown.kind]} ${unknown.name} is unknown`,
          `${cited(NAME, context)}: used by ${unknown.about}, no such ${unknown.kind} in the master data`,
          unknown.valueMinor === null
            ? []
            : [plainLine('At risk: documents that wait for it', unknown.valueMinor, 'minor', true)],
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'feed', key: unknown.source, label: unknown.source }],
      },
      source: unknown.source,
      occurredAt: unknown.firstSeenAt,
      receivedAt: unknown.lastSeenAt,
    };
    return { finding, recheckAt: null };
  },
};

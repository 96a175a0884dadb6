import { commands, type CommandRow } from '#engine/outbox';
import { CLEAR, type Finding, type Rule } from '#operations/exceptions';
import { sites } from '#operations/network';
import { cited, plainLine, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'CMD-01';

/**
 * A command has no answer after all its tries, or its time ran out: the target may or may not have carried it out, and
 * only the target's own event can tell. It folds under the silence of the feed that it waits for.
 */
export const commandUnanswered: Rule = {
  name: NAME,
  type: 'commandUnanswered',
  watches: [watch<CommandRow>({ collection: commands, subjects: ({ id }) => [id] })],
  assess(world, id, context) {
    const command = world.get(commands, id);
    if (command?.status !== 'unanswered' && command?.status !== 'expired') return CLEAR;
    const [site] = world.by(sites, 'bySource', command.target);
    const finding: Finding = {
      subjectKind: 'command',
      subject: command.label,
      site: site?.gln ?? null,
      state: 'late',
      atRiskMinor: 0,
      atRiskIsBound: false,
      currency: 'USD',
      orders: 0,
      decideByAt: null,
      cause: [{ type: 'feedSilent', subjectKey: command.target }],
      provenBy: command.target,
      evidence: {
        why: told(
          `${command.label}: no answer`,
          `${cited(NAME, context)}: ${command.status === 'expired' ? `its time ran out ${command.expiresAt}` : 'no answer after all tries'}, ${command.target}`,
          [plainLine('Tries', command.attempts, 'EA')],
        ),
        options: [],
        waitingCostMinor: null,
        links: [
          { kind: 'command', key: id, label: command.label },
          { kind: 'feed', key: command.target, label: command.target },
          ...(command.correlationId.startsWith('TRF-')
            ? [{ kind: 'transfer', key: command.correlationId, label: command.correlationId }]
            : []),
        ],
      },
      source: 'hub',
      occurredAt: command.endedAt ?? command.queuedAt,
      receivedAt: command.endedAt ?? command.queuedAt,
    };
    return { finding, recheckAt: null };
  },
};

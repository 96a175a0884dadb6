import { Check } from 'lucide-react';
import type { ApprovalView, CommandTrack, TransferCard } from '#shared/protocol';
import {
  Button,
  dayTime,
  decidingTime,
  durationText,
  EmptyRegion,
  Note,
  Section,
  SmallTable,
  StateShapeSvg,
  StepsTrack,
  useViewpoint,
  zonedDayTime,
  zoneName,
} from '#ui';
import type { Viewpoint } from '#ui';
import { HubHistory } from '#work';
import { canSendAgain, commandStatus, stepsOf } from './command-status.ts';
import styles from './card.module.css';

interface LoopColumnProps {
  card: Pick<
    TransferCard,
    'approvals' | 'policyVersion' | 'cannotApprove' | 'commands' | 'path' | 'history'
  >;
  /** Sends a command that was refused or not answered once more. */
  onSendAgain: (command: CommandTrack) => void;
  /** Why this person cannot send again. */
  sendAgainUnavailable?: string | undefined;
}

/** Who decides, what goes out and what came back, the planned path, and what happened: the third column. */
export function LoopColumn({ card, onSendAgain, sendAgainUnavailable }: LoopColumnProps) {
  const view = useViewpoint();
  const { approvals, policyVersion, cannotApprove, commands, path, history } = card;
  return (
    <>
      <Section title="Who decides" aside={decidersAside(approvals, policyVersion)}>
        {approvals.length === 0 ? (
          <Note>Policy lets this one through: nobody needs to approve it.</Note>
        ) : (
          <ul className={styles['approvals']}>
            {approvals.map((approval) => (
              <Approval key={approval.role} approval={approval} view={view} />
            ))}
          </ul>
        )}
        {cannotApprove === null ? null : <Note>{cannotApprove}</Note>}
      </Section>
      <Section
        title="What goes out, and what came back"
        aside={`times in ${zoneName(view.nowMs, view.zone)}`}
      >
        {commands.length === 0 ? <EmptyRegion>Nothing goes out yet.</EmptyRegion> : null}
        {commands.map((command) => (
          <Command
            key={command.id}
            command={command}
            view={view}
            onSendAgain={onSendAgain}
            unavailable={sendAgainUnavailable}
          />
        ))}
      </Section>
      <Section title="Planned path">
        <SmallTable
          label="Planned path"
          columns={[{ header: '' }, { header: '', align: 'right' }]}
          rows={path.map(({ label, at, estimated }, i) => ({
            id: `${i} ${label}`,
            cells: [label, at === null ? '–' : `${estimated ? '~ ' : ''}${dayTime(at, view)}`],
          }))}
        />
      </Section>
      <HubHistory entries={history} />
    </>
  );
}

function decidersAside(approvals: readonly ApprovalView[], policyVersion: string): string {
  const policy = `policy ${policyVersion}`;
  return approvals.length > 1 ? `${policy}, all must approve` : policy;
}

/** One who must agree: why, and whether it is done, due or refused. */
function Approval({ approval, view }: { approval: ApprovalView; view: Viewpoint }) {
  const { role, why, person, decidedAt, decision, dueAt } = approval;
  const leftMs = Date.parse(dueAt) - view.nowMs;
  return (
    <li>
      {decision === 'approved' ? (
        <Check size={14} strokeWidth={1.75} aria-label="approved" />
      ) : (
        <StateShapeSvg
          state={decision === 'rejected' ? 'critical' : leftMs < 0 ? 'late' : 'watch'}
          sizePx={12}
          label={decision}
        />
      )}
      <span>
        {role.charAt(0).toUpperCase() + role.slice(1)}
        <small>{why}</small>
      </span>
      <span>
        {person ?? 'Nobody yet'}
        <small>
          {decidedAt === null
            ? `due ${decidingTime(dueAt, view)}, ${leftMs < 0 ? `${durationText(leftMs)} over` : `in ${durationText(leftMs)}`}`
            : `${decision} ${zonedDayTime(decidedAt, view)}`}
        </small>
      </span>
    </li>
  );
}

interface CommandProps {
  command: CommandTrack;
  view: Viewpoint;
  onSendAgain: (command: CommandTrack) => void;
  unavailable?: string | undefined;
}

function Command({ command, view, onSendAgain, unavailable }: CommandProps) {
  const status = commandStatus(command, view);
  return (
    <div className={styles['command']}>
      <StepsTrack
        title={command.label}
        target={command.target}
        status={status.text}
        steps={stepsOf(command)}
        {...(status.state === undefined ? {} : { state: status.state })}
      />
      {canSendAgain(command) ? (
        <Button isSmall unavailable={unavailable} onPress={() => onSendAgain(command)}>
          Send again
        </Button>
      ) : null}
    </div>
  );
}

import type { CommandTrack, TransferCard } from '#shared/protocol';
import { zoneName } from '#shared/vocabulary';
import { Button, dayTime, EmptyRegion, Section, SmallTable, StepsTrack, useViewpoint } from '#ui';
import type { Viewpoint } from '#ui';
import { HubHistory } from '#work';
import { ApprovalsSection } from './ApprovalsSection.tsx';
import { canSendAgain, commandStatus, stepsOf } from './command-status.ts';
import styles from './card.module.css';

interface LoopColumnProps {
  card: Pick<
    TransferCard,
    | 'approvals'
    | 'policyVersion'
    | 'policyDecision'
    | 'currency'
    | 'cannotApprove'
    | 'countedWith'
    | 'onBehalfOf'
    | 'hash'
    | 'commands'
    | 'path'
    | 'history'
  >;
  /** Sends a command that was refused or not answered once more. */
  onSendAgain: (command: CommandTrack) => void;
  /** Why this person cannot send again. */
  sendAgainUnavailable?: string | undefined;
}

/** Who decides, what goes out and what came back, the planned path, and what happened: the third column. */
export function LoopColumn({ card, onSendAgain, sendAgainUnavailable }: LoopColumnProps) {
  const view = useViewpoint();
  const { commands, path, history } = card;
  return (
    <>
      <ApprovalsSection card={card} />
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

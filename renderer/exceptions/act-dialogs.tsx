import { useState } from 'react';
import { useSession } from '#live';
import { ROLES, type Act, type ExceptionRow } from '#shared/protocol';
import { ChoiceField, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog } from '#work';
import { SnoozeUntilField, useSnoozeEnds } from './SnoozeUntilField.tsx';

/** What each dialog on one exception is given. */
export interface ExceptionDialogProps {
  row: ExceptionRow;
  onClose: () => void;
}

/** Puts it away until a time, with a reason; more money or severity brings it back before. */
export function SnoozeDialog({ row, onClose }: ExceptionDialogProps) {
  const view = useViewpoint();
  const { ends, usual } = useSnoozeEnds();
  const [until, setUntil] = useState(usual);
  const [wakes, setWakes] = useState('');
  return (
    <ActDialog
      title={`Snooze ${row.key}`}
      verb="Snooze"
      name="exception.shelve"
      input={(reason) => ({
        exception: row.key,
        seen: row.version,
        until,
        reason,
        ...wakesOf(wakes),
      })}
      reason="needed"
      done={`Snoozed ${row.key} until ${zonedDayTime(until, view)}`}
      onClose={onClose}
    >
      <SnoozeUntilField
        ends={ends}
        until={until}
        onChange={setUntil}
        hint="It comes back then, or as soon as more money or a worse state is at stake."
      />
      {row.subjectKind === 'shipment' ? (
        <ChoiceField label="Or until" value={wakes} onChange={setWakes} choices={WAKES} />
      ) : null}
    </ActDialog>
  );
}

/** What else may wake a snooze where a truck is behind it. */
const WAKES = [
  { value: '', label: 'Nothing else' },
  { value: 'moves', label: 'It moves' },
  ...[2, 4, 8, 12, 24].map((hours) => ({
    value: String(hours * 60),
    label: `It is later than ${hours} h`,
  })),
];

function wakesOf(choice: string): Pick<Act<'exception.shelve'>, 'wakes'> {
  if (choice === '') return {};
  if (choice === 'moves') return { wakes: { kind: 'moves' } };
  return { wakes: { kind: 'laterThan', minutes: Number(choice) } };
}

const NOBODY = '';

/** Gives it an owner, or none. */
export function AssignDialog({ row, onClose }: ExceptionDialogProps) {
  const session = useSession();
  const [owner, setOwner] = useState(row.owner ?? session?.person.id ?? NOBODY);
  const people = session?.people ?? [];
  const name = people.find((person) => person.id === owner)?.name ?? 'nobody';
  return (
    <ActDialog
      title={`Assign ${row.key}`}
      verb="Assign"
      name="exception.assign"
      input={() => ({
        exception: row.key,
        seen: row.version,
        owner: owner === NOBODY ? null : owner,
      })}
      done={`Assigned ${row.key} to ${name}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Owner"
        value={owner}
        onChange={setOwner}
        choices={[
          ...people.map(({ id, name: text, title }) => ({ value: id, label: `${text}, ${title}` })),
          { value: NOBODY, label: 'Nobody, back to the queue' },
        ]}
      />
    </ActDialog>
  );
}

/** Hands it to someone who can decide more; it stays visible to both. */
export function EscalateDialog({ row, onClose }: ExceptionDialogProps) {
  const session = useSession();
  const others = (session?.people ?? []).filter(({ id }) => id !== session?.person.id);
  const [to, setTo] = useState(others.find(({ role }) => role === 'manager')?.id ?? '');
  const name = others.find((person) => person.id === to)?.name ?? to;
  return (
    <ActDialog
      title={`Escalate ${row.key}`}
      verb="Escalate"
      name="exception.escalate"
      input={(reason) => ({ exception: row.key, seen: row.version, to, reason })}
      reason="needed"
      unavailable={to === '' ? 'Needs someone to escalate to' : undefined}
      done={`Escalated ${row.key} to ${name}`}
      onClose={onClose}
    >
      <ChoiceField
        label="To"
        value={to}
        onChange={setTo}
        choices={[
          ...others.map(({ id, name: text, title }) => ({ value: id, label: `${text}, ${title}` })),
          // Whoever of the role looks first: it stands in their "Escalated to me".
          ...ROLES.map((role) => ({ value: role, label: `Whoever is on duty for ${role}` })),
        ]}
      />
    </ActDialog>
  );
}

/** Ends it by hand; what is still true is raised again by its rule. */
export function ResolveDialog({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Resolve ${row.key}`}
      verb="Resolve"
      name="exception.resolve"
      input={(reason) => ({ exception: row.key, seen: row.version, reason })}
      reason="needed"
      done={`Resolved ${row.key}`}
      onClose={onClose}
    />
  );
}

export function ReopenDialog({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Reopen ${row.key}`}
      verb="Reopen"
      name="exception.reopen"
      input={(reason) => ({ exception: row.key, seen: row.version, reason })}
      reason="needed"
      done={`Reopened ${row.key}`}
      onClose={onClose}
    />
  );
}

export function CommentDialog({ row, onClose }: ExceptionDialogProps) {
  return (
    <ActDialog
      title={`Comment on ${row.key}`}
      verb="Comment"
      name="exception.comment"
      input={(text) => ({ exception: row.key, text })}
      reason="needed"
      reasonLabel="Comment"
      done={`Commented on ${row.key}`}
      onClose={onClose}
    />
  );
}

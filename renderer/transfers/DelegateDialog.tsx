import { useState } from 'react';
import type { Person } from '#shared/protocol';
import { DAY_MS, fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { useSession } from '#live';
import { ChoiceField, Note, useViewpoint, zonedDayTime } from '#ui';
import type { Viewpoint } from '#ui';
import { ActDialog } from '#work';

const ASKED: readonly Person['role'][] = ['operations', 'finance', 'manager'];

/** From when, counted from now. */
const BEGINS: readonly [string, number][] = [
  ['Now', 0],
  ['In 4 h', 4 * HOUR_MS],
  ['Tomorrow, same time', DAY_MS],
  ['In a week', 7 * DAY_MS],
];

/** For how long; a month is the most that a word is lent for. */
const LENGTHS: readonly [string, number][] = [
  ['4 h', 4 * HOUR_MS],
  ['1 day', DAY_MS],
  ['3 days', 3 * DAY_MS],
  ['1 week', 7 * DAY_MS],
  ['2 weeks', 14 * DAY_MS],
];

/** Lends a person's word to another for a time: one's own, or as a manager that of one who is away. */
export function DelegateDialog({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const view = useOpened();
  const me = session?.person;
  const approvers = (session?.people ?? []).filter(({ role }) => ASKED.includes(role));
  const isManager = me?.role === 'manager';
  const [of, setOf] = useState(isManager ? (approvers[0]?.id ?? '') : (me?.id ?? ''));
  const possible = approvers.filter(({ id }) => id !== of && id !== me?.id);
  const [to, setTo] = useState('');
  const chosen = possible.find(({ id }) => id === to) ?? possible[0];
  const [begins, setBegins] = useState('0');
  const [lasts, setLasts] = useState(String(DAY_MS));
  const fromMsAt = view.nowMs + Number(begins);
  const untilAt = fromMs(fromMsAt + Number(lasts));
  return (
    <ActDialog
      title="Delegate approvals"
      verb="Delegate"
      name="approval.delegate"
      input={(reason) => ({
        of,
        to: chosen?.id ?? '',
        ...(begins === '0' ? {} : { fromAt: fromMs(fromMsAt) }),
        untilAt,
        reason,
      })}
      reason="needed"
      reasonLabel="Reason: leave, training, night"
      unavailable={chosen === undefined ? 'There is nobody to delegate to' : undefined}
      done={`Delegated to ${chosen?.name ?? ''} until ${zonedDayTime(untilAt, view)}`}
      onClose={onClose}
    >
      {isManager ? (
        <ChoiceField
          label="Whose word"
          value={of}
          onChange={setOf}
          choices={choicesOf(approvers)}
        />
      ) : null}
      <ChoiceField
        label="Decides instead"
        value={chosen?.id ?? ''}
        onChange={setTo}
        choices={choicesOf(possible)}
        hasFocus
      />
      <ChoiceField
        label="From"
        value={begins}
        onChange={setBegins}
        choices={timesOf(BEGINS, view.nowMs, view)}
      />
      <ChoiceField
        label="For"
        value={lasts}
        onChange={setLasts}
        choices={timesOf(LENGTHS, fromMsAt, view)}
      />
      <Note>
        Each decision says on whose behalf it was given. Nobody decides what either of the two has
        asked for.
      </Note>
    </ActDialog>
  );
}

/** The times that are offered must not move on while the reason is typed. */
function useOpened(): Viewpoint {
  const view = useViewpoint();
  const [openedMs] = useState(() => Math.ceil(view.nowMs / MINUTE_MS) * MINUTE_MS);
  return { ...view, nowMs: openedMs };
}

function choicesOf(people: readonly Person[]) {
  return people.map(({ id, name, title }) => ({ value: id, label: `${name}, ${title}` }));
}

function timesOf(times: readonly [string, number][], sinceMs: number, view: Viewpoint) {
  return times.map(([label, ms]) => ({
    value: String(ms),
    label: `${label}, ${zonedDayTime(fromMs(sinceMs + ms), view)}`,
  }));
}

import { useState } from 'react';
import { useCollection } from '#live';
import { WINDOW_WORDS, type WindowKind, type WindowScope } from '#shared/protocol';
import { fromMs, HOUR_MS, MINUTE_MS } from '#shared/vocabulary';
import { ChoiceField, Note, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog } from '#work';

interface EndWindowDialogProps {
  window: string;
  name: string;
  onClose: () => void;
}

/** Ends a planned window before its time; what is still true in it is raised at once. */
export function EndWindowDialog({ window, name, onClose }: EndWindowDialogProps) {
  return (
    <ActDialog
      title={`End ${window}`}
      verb="End"
      name="window.end"
      input={(reason) => ({ window, reason })}
      reason="needed"
      done={`Ended ${window}`}
      onClose={onClose}
    >
      <Note>{`${name}. What it holds back and is still true queues at once.`}</Note>
    </ActDialog>
  );
}

const STARTS_IN_HOURS = [0, 1, 4, 12, 24, 48, 72];
const LASTS_HOURS = [1, 2, 4, 8, 12, 24, 48, 72, 168];

/** Says beforehand that a site, a lane or a feed is off plan: from when, until when, and why. */
export function PlanWindowDialog({ onClose }: { onClose: () => void }) {
  const view = useViewpoint();
  // Counted from when the dialog opened: a choice must not move on while the reason is typed.
  const [openedMs] = useState(() => Math.floor(view.nowMs / MINUTE_MS) * MINUTE_MS);
  const [kind, setKind] = useState<WindowKind>('closure');
  const [place, setPlace] = useState('');
  const [startsIn, setStartsIn] = useState('0');
  const [lasts, setLasts] = useState('4');
  const places = usePlaces();
  const chosen = places.some(({ value }) => value === place) ? place : (places[0]?.value ?? '');
  const slash = chosen.indexOf('/');
  const [scope, key] = [chosen.slice(0, slash) as WindowScope, chosen.slice(slash + 1)];
  const fromAt = fromMs(openedMs + Number(startsIn) * HOUR_MS);
  const untilAt = fromMs(openedMs + (Number(startsIn) + Number(lasts)) * HOUR_MS);
  const name = places.find(({ value }) => value === chosen)?.label ?? chosen;
  return (
    <ActDialog
      title="Plan a window"
      verb="Plan"
      name="window.plan"
      input={(reason) => ({ kind, scope, key, from: fromAt, until: untilAt, reason })}
      reason="needed"
      unavailable={chosen === '' ? 'Needs a site, lane or feed' : undefined}
      done={({ objects }) => `Planned ${objects[0] ?? 'the window'}: ${name}`}
      onClose={onClose}
    >
      <ChoiceField
        label="Kind"
        value={kind}
        onChange={(value) => setKind(value as WindowKind)}
        choices={Object.entries(WINDOW_WORDS).map(([value, label]) => ({ value, label }))}
        hasFocus
      />
      <ChoiceField label="Of" value={chosen} onChange={setPlace} choices={places} />
      <ChoiceField
        label="From"
        value={startsIn}
        onChange={setStartsIn}
        choices={STARTS_IN_HOURS.map((hours) => ({
          value: String(hours),
          label: `${hours === 0 ? 'now' : `in ${hours} h`}, ${zonedDayTime(fromMs(openedMs + hours * HOUR_MS), view)}`,
        }))}
      />
      <ChoiceField
        label="For"
        value={lasts}
        onChange={setLasts}
        choices={LASTS_HOURS.map((hours) => ({
          value: String(hours),
          label: `${hours < 48 ? `${hours} h` : `${hours / 24} d`}, until ${zonedDayTime(fromMs(Date.parse(fromAt) + hours * HOUR_MS), view)}`,
        }))}
      />
    </ActDialog>
  );
}

/** Sites, feeds, and the lanes that something is on now. */
function usePlaces(): { value: string; label: string }[] {
  const sites = [...useCollection('sites').rows()];
  const feeds = [...useCollection('feeds').rows()];
  const shipments = useCollection('shipments');
  const lanes = new Map<string, string>();
  for (const { from, to, fromName, toName, phase } of shipments.rows())
    if (from !== null && to !== null && phase !== 'arrived' && phase !== 'cancelled')
      lanes.set(`lane/${from}>${to}`, `Lane ${fromName} → ${toName}`);
  return [
    ...sites
      .map(({ key, name, code }) => ({ value: `site/${key}`, label: `${name} (${code})` }))
      .toSorted(byLabel),
    ...feeds.map(({ key, name }) => ({ value: `feed/${key}`, label: `Feed ${name}` })),
    ...[...lanes].map(([value, label]) => ({ value, label })).toSorted(byLabel),
  ];
}

function byLabel(a: { label: string }, b: { label: string }): number {
  return a.label < b.label ? -1 : 1;
}

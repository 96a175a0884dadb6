import { useState } from 'react';
import type { Instant } from '#shared/vocabulary';
import { ChoiceField, useViewpoint, zonedDayTime } from '#ui';
import { snoozeEnds } from './snooze-ends.ts';

/**
 * The ends that a snooze may have, and the one that stands there first. They are counted from when the dialog opened: a
 * choice must not move on while the reason is typed.
 */
export function useSnoozeEnds() {
  const view = useViewpoint();
  const [ends] = useState(() => snoozeEnds(view));
  return { ends, usual: ends[1]?.until ?? '' };
}

interface SnoozeUntilFieldProps {
  ends: ReturnType<typeof useSnoozeEnds>['ends'];
  until: Instant;
  onChange: (until: Instant) => void;
  hint?: string;
}

/** Until when: how long that is, and the time at which it ends. */
export function SnoozeUntilField({ ends, until, onChange, hint }: SnoozeUntilFieldProps) {
  const view = useViewpoint();
  return (
    <ChoiceField
      label="Until"
      value={until}
      onChange={onChange}
      choices={ends.map((end) => ({
        value: end.until,
        label: `${end.label}, ${zonedDayTime(end.until, view)}`,
      }))}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}

import { useState } from 'react';
import { useAnswer, useSession } from '#live';
import type { SiteHours } from '#shared/protocol';
import { Chip, Note, TextField, useViewpoint, zonedDayTime } from '#ui';
import { ActDialog, HubRegion } from '#work';
import { holidaysText, isTimeOfDay, readHolidays } from './calendar-text.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

interface CalendarDialogProps {
  /** GLN. */
  site: string;
  onClose: () => void;
}

/** Sets in which hours a site works: the clocks of its exceptions count by them at once. */
export function CalendarDialog({ site, onClose }: CalendarDialogProps) {
  const answer = useAnswer('site.calendar', { key: site });
  return (
    <HubRegion answer={answer}>
      {(hours) => <SetCalendar hours={hours} onClose={onClose} />}
    </HubRegion>
  );
}

function SetCalendar({ hours, onClose }: { hours: SiteHours; onClose: () => void }) {
  const view = useViewpoint();
  const people = useSession()?.people ?? [];
  const setBy = people.find(({ id }) => id === hours.setBy)?.name ?? hours.setBy ?? 'Signalbox';
  const [opensAt, setOpensAt] = useState(hours.opensAt);
  const [closesAt, setClosesAt] = useState(hours.closesAt);
  const [workDays, setWorkDays] = useState<readonly number[]>(hours.workDays);
  const [typed, setTyped] = useState(holidaysText(hours.holidays));
  const holidays = readHolidays(typed);
  const toggle = (day: number) =>
    setWorkDays(
      workDays.includes(day) ? workDays.filter((one) => one !== day) : [...workDays, day],
    );
  return (
    <ActDialog
      title={`Set the working hours of ${hours.name}`}
      verb="Set hours"
      name="calendar.set"
      input={(reason) => ({
        site: hours.site,
        opensAt,
        closesAt,
        workDays: [...workDays],
        holidays: holidays ?? [],
        reason,
      })}
      reason="needed"
      unavailable={problemOf(opensAt, closesAt, workDays, holidays)}
      done={`Set the working hours of ${hours.name}`}
      onClose={onClose}
    >
      <Note>
        {hours.source === 'erp'
          ? `As the ERP publishes them, ${zonedDayTime(hours.asOf, view)}. What is set here counts instead.`
          : `Set here by ${setBy}, ${zonedDayTime(hours.asOf, view)}: “${hours.reason ?? ''}”.`}
      </Note>
      <TextField label={`Opens, ${hours.zone}`} value={opensAt} onChange={setOpensAt} hasFocus />
      <TextField label="Closes" value={closesAt} onChange={setClosesAt} />
      <div role="group" aria-label="Working days">
        {WEEKDAYS.map((name, i) => (
          <Chip
            key={name}
            label={name}
            isOn={workDays.includes(i + 1)}
            onPress={() => toggle(i + 1)}
          />
        ))}
      </div>
      <TextField
        label="Holidays, a date and its name a line"
        value={typed}
        onChange={setTyped}
        placeholder="2026-07-03 Independence Day, observed"
        isLong
      />
    </ActDialog>
  );
}

function problemOf(
  opensAt: string,
  closesAt: string,
  workDays: readonly number[],
  holidays: unknown,
): string | undefined {
  if (!isTimeOfDay(opensAt) || !isTimeOfDay(closesAt)) return 'Needs times like 06:00';
  if (workDays.length === 0) return 'Needs a working day';
  return holidays === null ? 'Needs a date like 2026-07-03 and a name on each line' : undefined;
}

import type { ReactNode } from 'react';
import type { ClockDetail, ExceptionRow } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import {
  dayTime,
  decidingTime,
  durationText,
  Facts,
  Note,
  percent,
  Section,
  SmallTable,
  useViewpoint,
  type Fact,
  type Viewpoint,
} from '#ui';
import { isBreached, isNearing, slaShare } from './queue-views.ts';

interface ClockSectionProps {
  row: ExceptionRow;
  clock: ClockDetail;
  /** The act on the hours that it counts; a picture of it has none. */
  setHours?: ReactNode;
}

/** The clock of the SLA: when it ends, what it counts, what it took so far, who stopped it, and whom the ladder calls. */
export function ClockSection({ row, clock, setHours }: ClockSectionProps) {
  const view = useViewpoint();
  return (
    <Section title="SLA" aside={clock.policy}>
      <Facts facts={factsOf(row, clock, view)} />
      {row.sla === null ? null : (
        <Note>
          {`SLA % = time counted, without pauses ÷ ${durationText(row.sla.minutes * MINUTE_MS)} to resolve, by ${clock.policy}.`}
        </Note>
      )}
      {setHours}
      <SmallTable
        label="Escalation ladder"
        columns={[{ header: 'Ladder' }, { header: 'Calls' }, { header: 'When', align: 'right' }]}
        rows={clock.ladder.map(({ step, to, after, at, isDone }) => ({
          id: String(step),
          cells: [
            `${step}, at ${after}`,
            to,
            at === null ? '–' : `${isDone ? 'called ' : ''}${dayTime(at, view)}`,
          ],
          ...(isDone ? MUTED : isNext(clock, step) ? STRONG : {}),
        }))}
      />
    </Section>
  );
}

const MUTED = { look: 'muted' } as const;
const STRONG = { look: 'strong' } as const;

function isNext({ ladder, ladderStands }: ClockDetail, step: number): boolean {
  return (
    ladderStands === null && ladder.find(({ isDone, at }) => !isDone && at !== null)?.step === step
  );
}

function factsOf(row: ExceptionRow, clock: ClockDetail, view: Viewpoint): Fact[] {
  const share = slaShare(row, view.nowMs);
  const ended = row.status === 'resolved';
  const facts: Fact[] = [
    {
      label: ended ? 'Ended' : 'Due',
      value: dueWords(row, view),
      aside: share === null || ended ? undefined : `${percent(Math.floor(share * 100) / 100)} gone`,
      isStrong: !ended && (isBreached(row, view.nowMs) || isNearing(row, view.nowMs)),
    },
    {
      label: 'Counts',
      value: clock.hoursWords ?? 'Round the clock',
      aside: clock.hoursFrom === null ? undefined : clock.hoursFrom === 'erp' ? 'ERP' : 'set here',
    },
    {
      label: 'Taken',
      value:
        clock.hoursWords === null
          ? durationText(clock.calendarMs)
          : `${durationText(clock.countedMs)} of working time`,
      aside:
        clock.hoursWords === null ? undefined : `${durationText(clock.calendarMs)} by the calendar`,
    },
  ];
  for (const { why, by, from, until, endedAt } of clock.pauses.slice(-3))
    facts.push({
      label: endedAt === null ? 'Paused' : 'Was paused',
      value: `${why} (${by})`,
      aside: `${dayTime(from, view)} to ${pauseEnd(endedAt ?? until, view)}`,
    });
  if (clock.ladderStands !== null)
    facts.push({ label: 'Ladder', value: `Stands: ${clock.ladderStands}` });
  return facts;
}

function dueWords(row: ExceptionRow, view: Viewpoint): string {
  if (row.status === 'resolved')
    return row.resolvedAt === null ? '–' : dayTime(row.resolvedAt, view);
  if (row.slaDueAt !== null) return decidingTime(row.slaDueAt, view);
  const leftMs = row.sla === null ? 0 : row.sla.minutes * MINUTE_MS - row.sla.countedMs;
  return `Paused with ${durationText(Math.max(0, leftMs))} left`;
}

function pauseEnd(end: string | null, view: Viewpoint): string {
  return end === null ? 'its end' : dayTime(end, view);
}

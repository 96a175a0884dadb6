import type { AlarmActor, AlarmHealth } from '#shared/protocol';
import { EXCEPTION_WORDS } from '#shared/protocol';
import {
  Band,
  count,
  dayTime,
  EmptyRegion,
  Facts,
  Note,
  places,
  Section,
  SmallTable,
  useViewpoint,
  type Viewpoint,
} from '#ui';
import { HubRegion } from '#work';
import { AlarmRate } from './AlarmRate.tsx';
import styles from './alarm-health.module.css';
import { FLOOD_PER_TEN_MINUTES, useAlarmHealthAnswer } from './use-alarm-health.ts';

/** The same as the hub answers it: loading, refused, or told. */
export function AlarmHealthAnswer() {
  const answer = useAlarmHealthAnswer();
  return <HubRegion answer={answer}>{(health) => <AlarmHealthRegion health={health} />}</HubRegion>;
}

/** How well the alarms behave, each figure with its definition, its n and the exceptions behind it. */
export function AlarmHealthRegion({ health }: { health: AlarmHealth }) {
  const view = useViewpoint();
  const last = health.floods.at(-1);
  return (
    <div className={styles['region']} role="region" tabIndex={0} aria-label="Alarm health">
      {last !== undefined && last.until === null ? (
        <Band state="watch" title={`Flood since ${dayTime(last.from, view)}.`}>
          {`${count(last.count)} raised in it, at most ${count(last.peak)} in 10 min.`}
        </Band>
      ) : null}
      <div className={styles['columns']}>
        <RateSection health={health} />
        <FloodSection health={health} view={view} />
        <Actors
          title="Most frequent, 24 h"
          note={`The ten that came most often of ${count(health.raised)}. In a healthy system they are at most 5 % of all that comes (ISA-18.2).`}
          none="Nothing came more than once in 24 h."
          actors={health.actors}
          view={view}
        />
        <Actors
          title="Chattering, 24 h"
          note="Came three times or more in ten minutes. ISA-18.2 and EEMUA 191 say three in one minute, for processes that move in seconds."
          none="Nothing came back three times in ten minutes."
          actors={health.chattering}
          view={view}
        />
        <Actors
          title="Standing"
          note="Open for more than 24 h; below five is healthy (ISA-18.2, stale alarms)."
          none="Nothing is open for more than 24 h."
          actors={health.standing}
          view={view}
        />
        <Actors
          title="Snoozed"
          note="Put away by a person, until a time or until it gets worse."
          none="Nothing is snoozed."
          actors={health.shelved}
          view={view}
          isUntil
        />
        <RuleSection health={health} />
      </div>
    </div>
  );
}

function RateSection({ health }: { health: AlarmHealth }) {
  const { averageTenths, controllers, now, peak, perTenMinutes, raised } = health;
  return (
    <Section title="Rate, 8 h" aside="per 10 min">
      <AlarmRate perTenMinutes={perTenMinutes} floodAt={FLOOD_PER_TEN_MINUTES} />
      <Facts
        facts={[
          { label: 'Now', value: count(now), aside: 'this 10 min' },
          {
            label: 'Average',
            value: (averageTenths / 10).toFixed(1),
            aside: `for each of ${count(controllers)} ${controllers === 1 ? 'controller' : 'controllers'}`,
          },
          { label: 'Peak', value: count(peak), aside: `of ${perTenMinutes.length} spans` },
          { label: 'Raised', value: count(raised), aside: '24 h' },
        ]}
      />
      <Note>
        ISA-18.2: about 1 in ten minutes for each person is acceptable, 2 is the most that can be
        managed. Counted is what came before people: new, again, from a snooze, forgotten; not what
        is folded under its cause.
      </Note>
    </Section>
  );
}

function FloodSection({ health, view }: { health: AlarmHealth; view: Viewpoint }) {
  const { floods, floodPercent } = health;
  return (
    <Section title="Floods, 24 h" aside={`${floodPercent} % of the time`}>
      {floods.length === 0 ? (
        <EmptyRegion>No flood in 24 h.</EmptyRegion>
      ) : (
        <SmallTable
          label="Floods"
          columns={[
            { header: 'Began' },
            { header: 'Ended' },
            { header: 'Peak', align: 'right' },
            { header: 'Raised', align: 'right' },
          ]}
          rows={floods.map(({ from, until, peak, count: raised }) => ({
            id: from,
            cells: [
              dayTime(from, view),
              until === null ? 'lasts' : dayTime(until, view),
              count(peak),
              count(raised),
            ],
          }))}
        />
      )}
      <Note>
        Begins above ten in ten minutes, ends below five (ISA-18.2); less than 1 % of the time is
        healthy.
      </Note>
    </Section>
  );
}

interface ActorsProps {
  title: string;
  note: string;
  none: string;
  actors: readonly AlarmActor[];
  view: Viewpoint;
  isUntil?: boolean;
}

function Actors({ title, note, none, actors, view, isUntil = false }: ActorsProps) {
  return (
    <Section title={title} aside={count(actors.length)}>
      {actors.length === 0 ? (
        <EmptyRegion>{none}</EmptyRegion>
      ) : (
        <SmallTable
          label={title}
          columns={[
            { header: 'Exception' },
            { header: 'Subject' },
            { header: isUntil ? 'Until' : 'Since' },
            { header: 'Times', align: 'right' },
          ]}
          rows={actors.map(({ exception, type, subject, since, until, times }) => ({
            id: exception,
            cells: [
              <a key="link" href={`#${places.exception(exception)}`}>
                {exception}
              </a>,
              `${EXCEPTION_WORDS[type]}, ${subject}`,
              dayTime(isUntil && until !== null ? until : since, view),
              count(times),
            ],
          }))}
        />
      )}
      <Note>{note}</Note>
    </Section>
  );
}

function RuleSection({ health }: { health: AlarmHealth }) {
  return (
    <Section title="By rule, 24 h" aside={`n = ${count(health.raised)}`}>
      <SmallTable
        label="By rule"
        columns={[
          { header: 'Type' },
          { header: 'Open', align: 'right' },
          { header: 'Raised', align: 'right' },
          { header: 'Again', align: 'right' },
          { header: 'Waits', align: 'right' },
          { header: 'Kept open', align: 'right' },
        ]}
        rows={health.rules.map((rule) => ({
          id: rule.type,
          cells: [
            EXCEPTION_WORDS[rule.type],
            count(rule.open),
            count(rule.raised),
            count(rule.again),
            rule.debounceMinutes === 0 ? '–' : `${rule.debounceMinutes} min`,
            rule.keptOpen === null ? '–' : count(rule.keptOpen),
          ],
        }))}
      />
      <Note>
        Again: came back after it was over, counted on the same exception. Waits: how long it must
        be off before it is raised (debounce). Kept open: below the threshold that would open it,
        above the one that closes it (hysteresis).
      </Note>
    </Section>
  );
}

import { MailX } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  closePanel,
  ContextPanel,
  count,
  dayTime,
  Facts,
  Note,
  Pill,
  Section,
  sourceName,
  useViewpoint,
  zonedDayTime,
} from '#ui';
import { fixOf } from './letter-group.ts';
import type { LetterGroup } from './letter-group.ts';
import styles from './integrations.module.css';

/** As many as one can read; all of them are acted on. */
const LISTED = 20;

/** Dead letters of one cause: where the contract refused them, what came, and which things they are about. */
export function LetterPanelView({ group, actions }: { group: LetterGroup; actions?: ReactNode }) {
  const view = useViewpoint();
  const [newest] = group.letters;
  return (
    <ContextPanel
      kind={group.count === 1 ? 'Dead letter' : 'Dead letters'}
      icon={MailX}
      asOf={`newest ${zonedDayTime(group.lastAt, view)}`}
      name={group.reason}
      about={`${group.type} · ${sourceName(group.feed)}`}
      pills={<Pill state="watch">{`${count(group.count)} refused`}</Pill>}
      onClose={closePanel}
      actions={actions}
    >
      <Section title="Why refused">
        <Facts
          facts={[
            { label: 'Where', value: group.path === '' ? 'the whole event' : group.path },
            { label: 'Reason', value: group.reason },
            { label: 'Fix', value: fixOf(group), isStrong: true },
            { label: 'First received', value: dayTime(group.firstAt, view) },
          ]}
        />
      </Section>
      {newest === undefined ? null : (
        <Section title="As it came" aside={newest.about}>
          {/* Text from a feed is shown as text, whatever it holds. */}
          <pre className={styles['raw']} tabIndex={0}>
            {prettyJson(newest.raw)}
          </pre>
        </Section>
      )}
      <Section title="All of this cause" aside={`${count(group.count)}`}>
        <ul className={styles['letters']}>
          {group.letters.slice(0, LISTED).map(({ id, receivedAt, about }) => (
            <li key={id}>
              <time>{dayTime(receivedAt, view)}</time>
              {about === '' ? `Letter ${id}` : about}
            </li>
          ))}
        </ul>
        {group.count > LISTED ? <Note>{`and ${count(group.count - LISTED)} more`}</Note> : null}
      </Section>
    </ContextPanel>
  );
}

/** JSON with its fields under each other; what is none stays as it came. */
export function prettyJson(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

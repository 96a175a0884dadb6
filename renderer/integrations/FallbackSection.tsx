import { Fragment, useState, type ReactNode } from 'react';
import { useAnswer } from '#live';
import type { FeedFallback, FeedRow, ManualMilestone, WaitingCommand } from '#shared/protocol';
import {
  Button,
  count,
  dayTime,
  durationText,
  Facts,
  Note,
  places,
  Section,
  SmallTable,
  useViewpoint,
  zonedDayTime,
  type Viewpoint,
} from '#ui';
import { HubRegion, useRight } from '#work';
import { FallbackCardDialog } from './FallbackCardDialog.tsx';
import styles from './integrations.module.css';
import { SettleDialog } from './SettleDialog.tsx';

/** What holds while this feed is away, as the hub says it; asked again each world minute and when its link changes. */
export function FallbackSection({ row }: { row: FeedRow }) {
  const { nowMs } = useViewpoint();
  const fresh = [Math.floor(nowMs / 60_000), row.connected, row.commandsWaiting].join('|');
  const answer = useAnswer('feed.fallback', { key: row.key }, fresh);
  return (
    <HubRegion answer={answer}>
      {(fallback) => (
        <FallbackBody
          row={row}
          fallback={fallback}
          editCard={<EditCard row={row} fallback={fallback} />}
          review={(entry) => <Review feed={row.name} entry={entry} />}
        />
      )}
    </HubRegion>
  );
}

interface FallbackBodyProps {
  row: FeedRow;
  fallback: FeedFallback;
  /** The acts on card and entries; a picture of them has none. */
  editCard?: ReactNode;
  review?: (entry: ManualMilestone) => ReactNode;
}

/** The fallback card, what waits for the feed, and what was entered by hand for it. */
export function FallbackBody({ row, fallback, editCard, review }: FallbackBodyProps) {
  const view = useViewpoint();
  return (
    <>
      <CardSection fallback={fallback} view={view}>
        {editCard}
      </CardSection>
      <WaitingSection waiting={fallback.waiting} view={view} />
      <EntriesSection row={row} entries={fallback.entries} view={view} review={review} />
      <AutomationSection automation={fallback.automation} view={view} />
    </>
  );
}

function EditCard({ row, fallback }: { row: FeedRow; fallback: FeedFallback }) {
  const [isEditing, setEditing] = useState(false);
  const right = useRight('fallbackCard.set');
  return (
    <>
      <Button isSmall unavailable={right} onPress={() => setEditing(true)}>
        Edit card
      </Button>
      {isEditing ? (
        <FallbackCardDialog row={row} card={fallback.card} onClose={() => setEditing(false)} />
      ) : null}
    </>
  );
}

function Review({ feed, entry }: { feed: string; entry: ManualMilestone }) {
  const [isSettling, setSettling] = useState(false);
  const right = useRight('shipment.settleMilestone');
  return (
    <>
      <Button isSmall unavailable={right} onPress={() => setSettling(true)}>
        Review
      </Button>
      {isSettling ? (
        <SettleDialog feed={feed} entry={entry} onClose={() => setSettling(false)} />
      ) : null}
    </>
  );
}

function CardSection({
  fallback,
  view,
  children,
}: {
  fallback: FeedFallback;
  view: Viewpoint;
  children: ReactNode;
}) {
  const { card, scope, silentSince } = fallback;
  return (
    <section
      className={styles['fallback']}
      {...(silentSince === null ? {} : { 'data-state': 'stale' })}
      aria-label="Fallback card"
    >
      <h3>Fallback card</h3>
      {silentSince === null ? null : (
        <p>
          {`Not verified since ${zonedDayTime(silentSince, view)}: `}
          {scope.map(({ what, count: n }) => (n === 1 ? what : `${count(n)} ${what}`)).join(', ')}.
        </p>
      )}
      <Facts
        facts={[
          { label: 'Call', value: card.phone === '' ? 'nobody is named' : card.phone },
          { label: 'Write to', value: card.email === '' ? 'nobody is named' : card.email },
        ]}
      />
      {card.steps.length === 0 ? null : (
        <ol>
          {card.steps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
      {card.goesOn.map((line) => (
        <Note key={line}>{line}</Note>
      ))}
      <Note>
        {card.setAt === null
          ? 'As Signalbox comes with it.'
          : `Set by ${card.setBy ?? 'Signalbox'}, ${dayTime(card.setAt, view)}.`}
      </Note>
      {children}
    </section>
  );
}

function WaitingSection({
  waiting,
  view,
}: {
  waiting: readonly WaitingCommand[];
  view: Viewpoint;
}) {
  if (waiting.length === 0) return null;
  return (
    <Section title="Commands that wait" aside={count(waiting.length)}>
      <SmallTable
        label="Commands that wait"
        columns={[
          { header: 'Key' },
          { header: 'What' },
          { header: 'For' },
          { header: 'Expires', align: 'right' },
        ]}
        rows={waiting.map(({ id, label, status, belongsTo, expiresAt }) => ({
          id,
          cells: [
            id,
            `${label}, ${status}`,
            belongsTo,
            `${dayTime(expiresAt, view)}, ${expiry(expiresAt, view)}`,
          ],
        }))}
      />
      <Note>
        Each keeps its key: what the target has done already is not done twice. What expires before
        the feed is back is not sent any more, and said so.
      </Note>
    </Section>
  );
}

function expiry(expiresAt: string, view: Viewpoint): string {
  const leftMs = Date.parse(expiresAt) - view.nowMs;
  return leftMs <= 0 ? 'past' : `in ${durationText(leftMs)}`;
}

const ENTRY_WORDS: Record<ManualMilestone['state'], string> = {
  alone: 'not told by the feed',
  agrees: 'the feed agrees',
  differs: 'the feed differs',
  settled: 'settled',
};

function EntriesSection({
  row,
  entries,
  view,
  review,
}: {
  row: FeedRow;
  entries: readonly ManualMilestone[];
  view: Viewpoint;
  review: FallbackBodyProps['review'];
}) {
  if (entries.length === 0) return null;
  return (
    <Section title="Entered by hand, to review" aside={count(entries.length)}>
      <SmallTable
        label="Entered by hand, to review"
        columns={[
          { header: 'Event' },
          { header: 'Entered', align: 'right' },
          { header: row.name, align: 'right' },
          { header: '' },
        ]}
        rows={entries.map((entry) => ({
          id: `${entry.shipment}/${entry.stop}/${entry.milestone}`,
          cells: [
            <span key="what">
              <a href={`#${places.shipment(entry.shipment)}`}>{entry.shipment}</a>
              {` ${entry.milestone === 'arrive' ? 'arrived at' : 'left'} ${entry.place}; ${ENTRY_WORDS[entry.state]} (${entry.by}: “${entry.reason}”)`}
            </span>,
            dayTime(entry.at, view),
            entry.toldAt === null ? '–' : dayTime(entry.toldAt, view),
            <Fragment key="review">{review?.(entry)}</Fragment>,
          ],
          ...(entry.state === 'differs' ? { look: 'strong' as const } : {}),
        }))}
      />
    </Section>
  );
}

function AutomationSection({
  automation,
  view,
}: {
  automation: FeedFallback['automation'];
  view: Viewpoint;
}) {
  if (automation === null) return null;
  const { sites, paused } = automation;
  return (
    <Section title="Automation" aside={sites.join(', ')}>
      <Note>
        {paused === null
          ? 'Runs: what policy lets through goes out by itself. It is paused for a site in Policy.'
          : `Paused at ${paused.site} by ${paused.by} until ${paused.until === null ? 'a person ends it' : zonedDayTime(paused.until, view)}: ${paused.reason}`}
      </Note>
    </Section>
  );
}

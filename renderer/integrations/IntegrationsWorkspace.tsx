import { useEffect, useMemo, useState } from 'react';
import type { FeedRow } from '#shared/protocol';
import { useAnswer, useCollection, useLoadState } from '#live';
import {
  count,
  EmptyRegion,
  ExportButton,
  fixedSource,
  LiveGrid,
  LoadingRegion,
  openPanel,
  RegionHead,
  Splitter,
  Toolbar,
  useGridModel,
  useGridPlace,
  useGridSummary,
  useViewpoint,
  WorkspaceLayout,
  zonedDayTime,
} from '#ui';
import { HubRegion } from '#work';
import { FEED_COLUMNS } from './feed-columns.ts';
import { feedTotals } from './feed-totals.ts';
import { FeedPanel } from './FeedPanel.tsx';
import { LETTER_COLUMNS } from './letter-columns.ts';
import { groupLetters } from './letter-group.ts';
import type { LetterGroup } from './letter-group.ts';
import { LetterActions } from './LetterActions.tsx';
import { LetterPanelView } from './LetterPanelView.tsx';
import styles from './integrations.module.css';

/** Height of the dead letters below the feeds (px), and how far the splitter goes. */
const LETTERS_PX = 280;
const LETTERS_MIN_PX = 96;
const LETTERS_MAX_PX = 720;

/** How well the world outside is heard: every feed, and what it said that no contract allows. */
export default function IntegrationsWorkspace() {
  const feeds = useCollection('feeds');
  const load = useLoadState('feeds');
  const view = useViewpoint();
  const [lettersPx, setLettersPx] = useState(LETTERS_PX);
  const [active, setActive] = useState<'feeds' | 'letters'>('feeds');
  const [isEditing, setEditing] = useState(false);

  const model = useGridModel<FeedRow>({
    source: feeds,
    columns: FEED_COLUMNS,
    sort: [{ column: 'feed', direction: 'asc' }],
  });
  const feedSummary = useGridSummary(model);
  const feed = useGridPlace(model, '/integrations');

  const totals = feedTotals(feeds.rows(), view.nowMs);
  const answer = useAnswer('deadLetters.list', {}, totals.lettersVersion);
  const groups = useMemo(() => groupLetters(answer.data ?? []), [answer.data]);
  const letters = useMemo(() => fixedSource<LetterGroup>([], (group) => group.id), []);
  useEffect(() => letters.replace(groups), [letters, groups]);
  const letterModel = useGridModel<LetterGroup>({
    source: letters,
    columns: LETTER_COLUMNS,
    sort: [{ column: 'received', direction: 'desc' }],
  });
  const { currentId: groupId } = useGridSummary(letterModel);
  const group = groups.find(({ id }) => id === groupId);
  const listed = groups.reduce((sum, { count: of }) => sum + of, 0);
  const waiting = Math.max(listed, totals.openLetters);
  const shown = listed < waiting ? `, the newest ${count(listed)} shown` : '';

  return (
    <WorkspaceLayout
      label="Integrations"
      panel={
        active === 'letters' && group !== undefined ? (
          <LetterPanelView
            group={group}
            actions={
              <LetterActions
                key={group.id}
                group={group}
                isEditing={isEditing}
                onEdit={setEditing}
                onChanged={() => void answer.refetch()}
              />
            }
          />
        ) : feed === null ? null : (
          <FeedPanel feed={feed} />
        )
      }
    >
      <div
        className={styles['region']}
        onFocus={() => setActive('feeds')}
        onPointerDown={() => setActive('feeds')}
      >
        <Toolbar label="Feeds" end={<ExportButton model={model} title="Feeds" />}>
          <span>{totals.text}</span>
        </Toolbar>
        {load.phase === 'live' || feedSummary.total > 0 ? (
          <LiveGrid
            model={model}
            label="Feeds"
            onOpen={openPanel}
            hasKeys={active === 'feeds'}
            end={
              feedSummary.total === 0 ? (
                <EmptyRegion>
                  No feed is linked. README.md says how to connect a real one.
                </EmptyRegion>
              ) : undefined
            }
          />
        ) : (
          <LoadingRegion done={load.received} total={load.total} />
        )}
      </div>
      <Splitter
        label="Height of the dead letters"
        sizePx={lettersPx}
        minPx={LETTERS_MIN_PX}
        maxPx={LETTERS_MAX_PX}
        onResize={setLettersPx}
      />
      <div
        className={styles['letterRegion']}
        style={{ height: lettersPx }}
        onFocus={() => setActive('letters')}
        onPointerDown={() => setActive('letters')}
      >
        <RegionHead
          title="Dead letters"
          note={
            groups.length === 0
              ? 'what no contract allowed, kept until it is mended'
              : `${count(waiting)} events in ${count(groups.length)} groups, oldest ${zonedDayTime(oldest(groups), view)}${shown}`
          }
        />
        <HubRegion answer={answer}>
          {() => (
            <LiveGrid
              model={letterModel}
              label="Dead letters"
              hasKeys={active === 'letters'}
              onOpen={() => setEditing(true)}
              end={
                groups.length === 0 ? (
                  <EmptyRegion>No dead letters: every event kept its contract.</EmptyRegion>
                ) : undefined
              }
            />
          )}
        </HubRegion>
      </div>
    </WorkspaceLayout>
  );
}

function oldest(groups: readonly LetterGroup[]): string {
  return groups.map(({ firstAt }) => firstAt).toSorted()[0] ?? '';
}

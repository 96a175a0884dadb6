import { Plug } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FeedDetail, FeedRow } from '#shared/protocol';
import { zoneName } from '#shared/vocabulary';
import {
  ArithmeticTable,
  clockSeconds,
  closePanel,
  ContextPanel,
  count,
  durationText,
  Facts,
  NOTHING_YET,
  orNothing,
  Pill,
  Section,
  useViewpoint,
  zonedDayTime,
} from '#ui';
import { HubHistory } from '#work';
import { CIRCUIT_WORDS, feedState, feedWord, hasCadence, silentForMs } from './feed-state.ts';

interface FeedPanelViewProps {
  row: FeedRow;
  children: ReactNode;
  actions?: ReactNode;
}

/** The panel of a feed: how it is now; its body is what its contract says and what has happened to it. */
export function FeedPanelView({ row, children, actions }: FeedPanelViewProps) {
  const view = useViewpoint();
  const state = feedState(row, view.nowMs);
  const silentMs = silentForMs(row, view.nowMs);
  const checked = new Date(view.nowMs).toISOString();
  const since = state === 'stale' && silentMs !== null ? ` ${durationText(silentMs)}` : '';
  return (
    <ContextPanel
      kind="Feed"
      icon={Plug}
      asOf={`checked ${clockSeconds(checked, view)} ${zoneName(view.nowMs, view.zone)}`}
      name={row.name}
      about={row.key}
      pills={
        <>
          <Pill state={state}>{`${feedWord(row, view.nowMs)}${since}`}</Pill>
          <Pill>{`Circuit ${CIRCUIT_WORDS[row.circuit].toLowerCase()}`}</Pill>
          {row.commandsWaiting === 0 ? null : (
            <Pill>{`${count(row.commandsWaiting)} commands wait`}</Pill>
          )}
        </>
      }
      onClose={closePanel}
      actions={actions}
    >
      {children}
    </ContextPanel>
  );
}

/** Contract, account, fallback while it is away, history. */
export function FeedBody({
  row,
  detail,
  fallback,
}: {
  row: FeedRow;
  detail: FeedDetail;
  /** What holds while it is away. */
  fallback?: ReactNode;
}) {
  return (
    <>
      <ContractSection row={row} detail={detail} />
      {fallback}
      <AccountSection row={row} />
      {detail.history.length === 0 ? null : <HubHistory entries={detail.history} />}
    </>
  );
}

function ContractSection({ row, detail }: { row: FeedRow; detail: FeedDetail }) {
  const view = useViewpoint();
  const due = !hasCadence(row)
    ? 'speaks when something happens'
    : `due every ${durationText(row.cadenceMs)}, silent after ${durationText(row.cadenceMs * 2)}`;
  return (
    <Section title={`Contract ${row.contract}`} aside={due}>
      <Facts
        facts={[
          {
            label: 'Last good event',
            value: orNothing(row.lastGoodAt, (at) => zonedDayTime(at, view)),
          },
          { label: 'Address', value: detail.url },
          {
            label: 'Socket',
            value: row.connected ? 'connected' : 'not connected',
            aside: row.retries === 0 ? undefined : `${count(row.retries)} tries`,
          },
          ...(row.connected
            ? []
            : [
                {
                  label: 'Next try',
                  value: orNothing(detail.nextTryAt, (at) => zonedDayTime(at, view)),
                },
              ]),
          {
            label: 'Resumes from',
            value: `cursor ${count(row.cursor)} of ${count(row.head)}`,
          },
          {
            label: 'Missing now',
            value: row.missing === 0 ? 'nothing' : `${count(row.missing)} ranges of its numbering`,
            aside:
              row.gaps === 0 ? undefined : `${count(row.gaps)} asked for again since it was linked`,
          },
          { label: 'Last error', value: detail.lastError ?? NOTHING_YET },
        ]}
      />
    </Section>
  );
}

/** Nothing is lost on the way: what came is what was appended, dropped as a repeat, or refused. */
function AccountSection({ row }: { row: FeedRow }) {
  return (
    <Section title="Account of what came" aside="since it was linked">
      <ArithmeticTable
        label="Account of what came"
        lines={[
          { label: 'Appended to the log', value: count(row.appended) },
          { label: 'Repeats, dropped', value: count(row.duplicates) },
          {
            label:
              row.openLetters === 0
                ? 'Dead letters'
                : `Dead letters, ${count(row.openLetters)} not mended`,
            value: count(row.deadLetters),
          },
          { label: 'Received', value: count(row.received), isTotal: true },
        ]}
      />
    </Section>
  );
}

import { ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { AuditRow, ChainReport } from '#shared/protocol';
import { MINUTE_MS, zoneName } from '#shared/vocabulary';
import { useAnswer, useConnection, useSession } from '#live';
import {
  Band,
  Button,
  ChoiceChip,
  count,
  EmptyRegion,
  ExportButton,
  fixedSource,
  LiveGrid,
  openPanel,
  Toolbar,
  useGridModel,
  useGridSummary,
  usePlaceParam,
  useViewpoint,
  WorkspaceLayout,
} from '#ui';
import { HubRegion, refusalText } from '#work';
import { AUDIT_COLUMNS } from './audit-columns.ts';
import { filterWords, PEOPLE_ONLY, searchOf, SINCE } from './audit-filter.ts';
import type { AuditFilter } from './audit-filter.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditPanel } from './AuditPanel.tsx';
import { ChainResult } from './ChainResult.tsx';

/** A page, and the most that is shown at once: beyond that a search says more than a list. */
const PAGE = 200;
const MOST = 1_000;

/** Who did what, when, why, on what data, under which policy: the log's own rows, the newest first. */
export default function AuditTrail() {
  const people = useSession()?.people ?? [];
  const [who, setWho] = usePlaceParam('who');
  const [object, setObject] = usePlaceParam('object');
  const [policy, setPolicy] = usePlaceParam('policy');
  const [since, setSince] = usePlaceParam('since');
  const [limit, setLimit] = useState(PAGE);
  const [source] = useState(() => fixedSource<AuditRow>([], (row) => String(row.seq)));
  const filter: AuditFilter = { who, object, policy, since };
  const view = useViewpoint();
  // A question that names the second would be another one each second.
  const minuteMs = Math.floor(view.nowMs / MINUTE_MS) * MINUTE_MS;
  const answer = useAnswer('audit.search', searchOf(filter, minuteMs, limit));
  useEffect(() => {
    if (answer.data !== undefined) source.replace(answer.data.rows);
  }, [answer.data, source]);
  const model = useGridModel<AuditRow>({
    source,
    columns: AUDIT_COLUMNS,
    sort: [{ column: 'time', direction: 'desc' }],
  });
  const { shown, currentId } = useGridSummary(model);
  const current = currentId === null ? undefined : source.get(currentId);
  const chain = useChain();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const clear = () => {
    for (const set of [setWho, setObject, setPolicy, setSince]) set(null);
  };
  return (
    <WorkspaceLayout
      label="Audit trail"
      panel={current === undefined ? null : <AuditPanel row={current} onAbout={setObject} />}
    >
      <Toolbar
        label="Audit trail"
        end={
          <>
            <span>{`${count(shown)}${answer.data?.hasMore === true ? ' newest' : ''} rows · times in ${zoneName(view.nowMs, view.zone)}`}</span>
            <Button
              isSmall
              icon={ShieldCheck}
              keys="Shift V"
              isBusy={chain.isBusy}
              onPress={chain.verify}
            >
              Verify chain
            </Button>
            <ExportButton model={model} title="Audit trail" filter={filterWords(filter, nameOf)} />
          </>
        }
      >
        <ChoiceChip
          label="Who"
          anyText="all"
          keys="F"
          value={who}
          choices={[
            { value: PEOPLE_ONLY, label: 'People only' },
            ...people.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'hub', label: 'Signalbox itself' },
          ]}
          onChoose={setWho}
        />
        <ChoiceChip
          label="Since"
          anyText="ever"
          value={since}
          choices={SINCE}
          onChoose={setSince}
        />
      </Toolbar>
      <AuditFilters
        key={`${object ?? ''}|${policy ?? ''}`}
        filter={filter}
        onSearch={(words) => {
          setObject(words.object);
          setPolicy(words.policy);
        }}
      />
      {chain.refusal === null ? null : <Band state="late" title={chain.refusal} />}
      {chain.report === null ? null : <ChainResult report={chain.report} />}
      <HubRegion answer={answer}>
        {({ rows, hasMore }) => (
          <LiveGrid
            model={model}
            label="Audit trail"
            onOpen={openPanel}
            end={
              rows.length === 0 ? (
                <EmptyRegion onClearFilter={clear}>No row of the log fits.</EmptyRegion>
              ) : hasMore ? (
                <More limit={limit} onMore={() => setLimit(Math.min(MOST, limit + PAGE))} />
              ) : undefined
            }
          />
        )}
      </HubRegion>
    </WorkspaceLayout>
  );
}

function More({ limit, onMore }: { limit: number; onMore: () => void }) {
  if (limit >= MOST)
    return <EmptyRegion>{`The newest ${count(MOST)}. Search for what is older.`}</EmptyRegion>;
  return (
    <EmptyRegion>
      Older rows follow.{' '}
      <button type="button" className="link" onClick={onMore}>
        Show more
      </button>
    </EmptyRegion>
  );
}

/** Has the hub follow the chain of its log, and keeps what it came to. */
function useChain() {
  const connection = useConnection();
  const [isBusy, setBusy] = useState(false);
  const [report, setReport] = useState<ChainReport | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const run = async () => {
    setBusy(true);
    const result = await connection.request('audit.verify', {});
    setBusy(false);
    setReport(result.ok ? result.value : null);
    setRefusal(result.ok ? null : refusalText(result.refusal));
  };
  return { isBusy, report, refusal, verify: () => void run() };
}

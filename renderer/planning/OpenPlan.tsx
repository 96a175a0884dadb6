import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { PlanDetail, PlanLineView } from '#shared/protocol';
import { useAnswer, useEntity } from '#live';
import {
  fixedSource,
  openPanel,
  rowsOf,
  useGridModel,
  useGridSummary,
  usePlaceParam,
  WorkspaceLayout,
} from '#ui';
import { ActDialog, HubRegion, useRight } from '#work';
import { AcceptDialog } from './AcceptDialog.tsx';
import { EditDialog } from './EditDialog.tsx';
import { lineColumns } from './line-columns.ts';
import { LinePanel } from './LinePanel.tsx';
import { PlanView, type PlanFace } from './PlanView.tsx';
import { LIST_WIDTH_PX } from './PlanList.tsx';

/** What a line rests on moves without its plan: an open plan looks at it at this pace. */
const LOOK_EVERY_MS = 5_000;

interface OpenPlanProps {
  plan: string;
  side: ReactNode;
}

type Pending = { kind: 'accept'; lines: readonly PlanLineView[] } | { kind: 'edit' | 'abandon' };

/** One plan, live: its lines with the computation of the current one beside them. */
export function OpenPlan({ plan, side }: OpenPlanProps) {
  const row = useEntity('plans', plan);
  const [face, setFace] = usePlaceParam('face');
  const [pending, setPending] = useState<Pending | null>(null);
  const freshness =
    row === undefined ? '' : `${row.version} ${row.status} ${row.accepted} ${row.asOf.receivedAt}`;
  const answer = useAnswer('plan.detail', { key: plan }, freshness, LOOK_EVERY_MS);
  const detail = answer.data;
  const source = useMemo(() => fixedSource<PlanLineView>([], ({ key }) => key), []);
  useEffect(() => source.replace(detail?.lines ?? []), [source, detail]);
  const currency = detail?.row.currency ?? 'USD';
  const columns = useMemo(() => lineColumns(currency), [currency]);
  const model = useGridModel<PlanLineView>({
    source,
    columns,
    sort: [{ column: 'protects', direction: 'desc' }],
  });
  const { selected, currentId } = useGridSummary(model);
  const rights = { accept: useRight('plan.acceptLine'), plan: useRight('plan.rebalance') };
  const isOnLines = face === null || face === 'lines';
  const onAccept = () => {
    const shown = selected > 0 ? model.selectedShown() : model.index.shownIds();
    const lines = rowsOf(source, shown).filter(({ transfer }) => transfer === null);
    setPending({ kind: 'accept', lines });
  };
  const close = () => setPending(null);
  return (
    <WorkspaceLayout
      label="Plans"
      sideWidthPx={LIST_WIDTH_PX}
      side={side}
      panel={
        !isOnLines || currentId === null || detail === undefined ? null : (
          <LinePanel detail={detail} line={currentId} />
        )
      }
    >
      <HubRegion answer={answer}>
        {(shown) => (
          <>
            <PlanView
              detail={row === undefined ? shown : { ...shown, row }}
              face={(face ?? 'lines') as PlanFace}
              onFace={(next) => setFace(next === 'lines' ? null : next)}
              model={model}
              selected={selected}
              onOpenLine={openPanel}
              onAccept={onAccept}
              onAbandon={() => setPending({ kind: 'abandon' })}
              onEdit={() => setPending({ kind: 'edit' })}
              canEdit={isOnLines && currentId !== null}
              rights={rights}
            />
            <PlanDialogs pending={pending} detail={shown} currentLine={currentId} onClose={close} />
          </>
        )}
      </HubRegion>
    </WorkspaceLayout>
  );
}

function PlanDialogs({
  pending,
  detail,
  currentLine,
  onClose,
}: {
  pending: Pending | null;
  detail: PlanDetail;
  currentLine: string | null;
  onClose: () => void;
}) {
  if (pending === null) return null;
  if (pending.kind === 'accept')
    return <AcceptDialog detail={detail} lines={pending.lines} onClose={onClose} />;
  if (pending.kind === 'edit')
    return currentLine === null ? null : (
      <EditDialog detail={detail} line={currentLine} onClose={onClose} />
    );
  return (
    <ActDialog
      title={`Abandon ${detail.key}`}
      verb="Abandon"
      name="plan.abandon"
      input={(reason) => ({ plan: detail.key, reason })}
      reason="needed"
      done={`Abandoned ${detail.key}`}
      onClose={onClose}
    />
  );
}

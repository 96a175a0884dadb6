import type { PlanDetail, PlanLineView } from '#shared/protocol';
import {
  Band,
  Button,
  Chip,
  count,
  EmptyRegion,
  ExportButton,
  LiveGrid,
  LoadingRegion,
  Tabs,
  Toolbar,
  type GridModel,
} from '#ui';
import { BeforeSection } from './BeforeSection.tsx';
import { AlternativesFace } from './AlternativesFace.tsx';
import { InputsFace } from './InputsFace.tsx';
import { LanesFace } from './LanesFace.tsx';
import { ShortFace } from './ShortFace.tsx';
import { PlanHead } from './PlanHead.tsx';
import { whyNotAcceptable } from './plan-words.ts';
import styles from './plan.module.css';

export type PlanFace = 'lines' | 'lanes' | 'options' | 'short' | 'inputs';

interface PlanViewProps {
  detail: PlanDetail;
  face: PlanFace;
  onFace: (face: PlanFace) => void;
  model: GridModel<PlanLineView>;
  /** How many lines are picked. */
  selected: number;
  onOpenLine: () => void;
  onAccept: () => void;
  onAbandon: () => void;
  /** Asks for other inputs of the current line, where there is one. */
  onEdit: () => void;
  canEdit: boolean;
  /** Why this person may not, where they may not. */
  rights: { accept: string | undefined; plan: string | undefined };
}

/** A plan: its figures, what has changed since, and one of its faces. */
export function PlanView(props: PlanViewProps) {
  const { detail, face, onFace, selected, onAccept, onAbandon, rights } = props;
  const { row, before, lines } = detail;
  const left = lines.filter(({ transfer }) => transfer === null).length;
  const isOver = row.status === 'failed' || row.status === 'abandoned';
  return (
    <section className={styles['region']} aria-label={`Plan ${row.key}`}>
      <PlanHead row={row} />
      <PlanBands detail={detail} />
      {before === null ? null : (
        <BeforeSection before={before} after={row} words={detail.editWords} />
      )}
      <Toolbar
        label="Faces"
        end={<ExportButton model={props.model} title={row.key} filter={[row.about]} />}
      >
        <Tabs
          label="Faces"
          activeId={face}
          onChoose={(id) => onFace(id as PlanFace)}
          tabs={[
            { id: 'lines', title: 'Lines', count: lines.length },
            { id: 'lanes', title: 'Lanes', count: detail.lanes.length },
            { id: 'options', title: 'Options in money' },
            {
              id: 'short',
              title: 'Stays short',
              count: detail.short.length + detail.shortNotListed,
            },
            { id: 'inputs', title: 'Inputs and history' },
          ]}
        />
        <Chip
          label={face === 'options' ? 'Back to lines' : 'Compare options'}
          keys="W"
          onPress={() => onFace(face === 'options' ? 'lines' : 'options')}
        />
      </Toolbar>
      <Face {...props} />
      <footer className={styles['foot']}>
        <Button
          isPrimary
          keys="Y"
          does="accept lines"
          unavailable={rights.accept ?? whyNotAcceptable(row)}
          onPress={onAccept}
        >
          {selected > 0 ? `Accept ${count(selected)} selected` : `Accept all ${count(left)}`}
        </Button>
        <Button
          keys="Q"
          does="change inputs"
          unavailable={rights.plan ?? (props.canEdit ? undefined : 'Choose a line first')}
          onPress={props.onEdit}
        >
          Change inputs
        </Button>
        <Button
          keys="Shift A"
          does="abandon"
          unavailable={rights.plan ?? (isOver ? 'It is over already' : undefined)}
          onPress={onAbandon}
        >
          Abandon
        </Button>
        <p>Each accepted line becomes a transfer under policy.</p>
      </footer>
    </section>
  );
}

function Face({ detail, face, model, onOpenLine }: PlanViewProps) {
  const { row } = detail;
  if (face === 'options') return <AlternativesFace detail={detail} />;
  if (face === 'short') return <ShortFace detail={detail} />;
  if (face === 'lanes') return <LanesFace detail={detail} />;
  if (face === 'inputs') return <InputsFace detail={detail} />;
  if (row.status === 'asked') return <LoadingRegion />;
  return (
    <LiveGrid
      model={model}
      label="Lines of the plan"
      onOpen={onOpenLine}
      end={detail.lines.length > 0 ? undefined : <EmptyRegion>{nothingText(detail)}</EmptyRegion>}
    />
  );
}

function nothingText({ row, short }: PlanDetail): string {
  if (row.status === 'failed') return 'There is no plan.';
  if (row.needs === 0) return 'Nothing is short of these items, so nothing moves.';
  return short.length === 0
    ? 'Nothing moves.'
    : 'Nothing moves: what stands in the way of each need is under Stays short.';
}

/** What a person must know before accepting: it is being solved, has failed, or does not hold any more. */
export function PlanBands({ detail }: { detail: PlanDetail }) {
  const { row, lines } = detail;
  const changed = lines.filter((line) => line.transfer === null && line.changed !== null).length;
  if (row.status === 'failed')
    return (
      <Band state="late" title="No plan.">
        {row.trouble}
      </Band>
    );
  if (row.status === 'abandoned')
    return <Band state="ok" title="Abandoned: nothing of it can be accepted." />;
  if (row.status === 'asked')
    return (
      <Band state="ok" title="Being solved.">
        A first plan stands within seconds; a network takes up to a minute.
      </Band>
    );
  if (changed > 0)
    return (
      <Band
        state="watch"
        title={
          changed === 1
            ? '1 line does not hold any more.'
            : `${changed} lines do not hold any more.`
        }
      >
        What they rest on has changed since the plan was made; they would be refused. Plan again for
        them.
      </Band>
    );
  return null;
}

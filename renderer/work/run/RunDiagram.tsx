import { useId } from 'react';
import type { RunView } from '#shared/protocol';
import { dayTime, StateShapeSvg, useViewpoint } from '#ui';
import { layoutOf, STEP_HEIGHT_PX, STEP_WIDTH_PX } from './run-layout.ts';
import type { PlacedStep, PlacedWay } from './run-layout.ts';
import { lastVisit, placeOfStep, takenWays } from './run-places.ts';
import styles from './run.module.css';

interface RunDiagramProps {
  run: RunView;
  /** The step that the list beside speaks of. */
  chosen: string;
  onChoose: (step: string) => void;
}

/**
 * The run on its workflow's diagram: filled where it has been, framed where it is, thin where it may go. The list beside
 * says the same in words, so the picture is one image for those who hear it.
 */
export function RunDiagram({ run, chosen, onChoose }: RunDiagramProps) {
  const view = useViewpoint();
  const arrow = useId();
  const { widthPx, heightPx, steps, ways } = layoutOf(run);
  const taken = takenWays(run);
  const here = run.steps.find(({ id }) => id === run.at)?.title ?? run.at;
  return (
    <svg
      className={styles['diagram']}
      width={widthPx}
      height={heightPx}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      role="img"
      aria-label={`Diagram of ${run.title} version ${run.machine}: the run is at ${here}`}
    >
      <defs>
        {(['taken', 'open'] as const).map((kind) => (
          <marker
            key={kind}
            id={`${arrow}-${kind}`}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="M0 0 8 4 0 8Z" data-arrow={kind} />
          </marker>
        ))}
      </defs>
      {ways.map((way) => {
        const isTaken = taken.has(`${way.from} ${way.to}`);
        return (
          <path
            key={`${way.from} ${way.to}`}
            d={lineOf(way)}
            data-way={isTaken ? 'taken' : 'open'}
            data-by={way.by}
            data-aside={way.isAside || undefined}
            data-chosen={way.from === chosen || way.to === chosen || undefined}
            markerEnd={`url(#${arrow}-${isTaken ? 'taken' : 'open'})`}
          />
        );
      })}
      {steps.map((step) => {
        const visit = lastVisit(run, step.id);
        return (
          <Box
            key={step.id}
            step={step}
            place={placeOfStep(run, step.id)}
            time={visit === undefined ? '' : dayTime(visit.enteredAt, view)}
            isChosen={step.id === chosen}
            onChoose={onChoose}
          />
        );
      })}
    </svg>
  );
}

interface BoxProps {
  step: PlacedStep;
  place: ReturnType<typeof placeOfStep>;
  time: string;
  isChosen: boolean;
  onChoose: (step: string) => void;
}

/** A step: its name, since when, and a mark that says by its shape how it stands to the run. */
function Box({ step, place, time, isChosen, onChoose }: BoxProps) {
  const { id, title, x, y } = step;
  const left = x - STEP_WIDTH_PX / 2;
  const top = y - STEP_HEIGHT_PX / 2;
  return (
    <g
      data-place={place}
      data-kind={step.place}
      data-chosen={isChosen || undefined}
      onClick={() => onChoose(id)}
    >
      <rect x={left} y={top} width={STEP_WIDTH_PX} height={STEP_HEIGHT_PX} rx="4" />
      {place === 'standing' ? (
        <g transform={`translate(${left + 6} ${y - 6})`}>
          <StateShapeSvg state="critical" sizePx={12} />
        </g>
      ) : (
        <circle cx={left + 12} cy={y} r="4" data-dot={place} />
      )}
      <text x={left + 24} y={time === '' ? y + 4 : y - 3}>
        {title}
      </text>
      {time === '' ? null : (
        <text x={left + 24} y={y + 12} data-time="">
          {time}
        </text>
      )}
    </g>
  );
}

/** A smooth line: in one sweep to the side, or through the points, straight to the first and then in curves. */
function lineOf({ points, isAside }: PlacedWay): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const at = ({ x, y }: { x: number; y: number }) => `${x} ${y}`;
  if (isAside) return `M${at(first)}C${rest.map(at).join(' ')}`;
  let line = `M${first.x} ${first.y}`;
  rest.forEach((point, i) => {
    const next = rest[i + 1];
    if (next === undefined) line += `L${point.x} ${point.y}`;
    else line += `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return line;
}

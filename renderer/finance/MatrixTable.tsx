import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { isStale } from '#shared/vocabulary';
import { asOfText, ledgerAmount, STATE_SHAPES, StateShapeSvg, useViewpoint } from '#ui';
import { monthText } from './finance-filter.ts';
import { cellKey } from './matrix.ts';
import type { Matrix, MatrixCell, MatrixEnd } from './matrix.ts';
import { ShareBar } from './ShareBar.tsx';
import styles from './finance.module.css';

interface MatrixTableProps {
  matrix: Matrix;
  /** The cell whose documents are shown. */
  chosen: string | null;
  onChoose: (cell: string | null) => void;
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Who ships to whom, and what both books say of it. Arrows move from cell to cell, Enter shows what a cell adds up. */
export function MatrixTable({ matrix, chosen, onChoose }: MatrixTableProps) {
  const host = useRef<HTMLTableElement>(null);
  const { ends, cells } = matrix;
  const first = cells.flat().find(({ rows }) => rows.length > 0);
  const entry = chosen ?? (first ? cellKey(first.from.key, first.to.key) : null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    focusFrom(host.current, event.target, step, ends.length);
  };
  return (
    <table
      ref={host}
      className={styles['matrix']}
      aria-label="Who ships to whom, and what both books say"
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          <th scope="col">Ships ↓ to →</th>
          {ends.map((end, nth) => (
            <th key={end.key} scope="col" data-first={isFirst(ends, nth) || undefined}>
              <small>{isFirst(ends, nth) ? end.entityName : ''}</small>
              {end.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((line, down) => {
          const end = ends[down]!;
          return (
            <tr key={end.key} data-first={isFirst(ends, down) || undefined}>
              <th scope="row">
                {end.name}
                <small>{end.name === end.entityName ? '' : end.entityName}</small>
              </th>
              {line.map((cell, across) => (
                <td key={cell.to.key} data-within={cell.isWithin || undefined}>
                  {cell.isWithin ? null : (
                    <Cell
                      cell={cell}
                      at={down * ends.length + across}
                      isChosen={cellKey(cell.from.key, cell.to.key) === chosen}
                      isEntry={cellKey(cell.from.key, cell.to.key) === entry}
                      onChoose={onChoose}
                    />
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

interface CellProps {
  cell: MatrixCell;
  at: number;
  isChosen: boolean;
  /** The one that Tab comes to. */
  isEntry: boolean;
  onChoose: (cell: string | null) => void;
}

function Cell({ cell, at, isChosen, isEntry, onChoose }: CellProps) {
  const { nowMs, zone } = useViewpoint();
  const { from, to, sums, rows } = cell;
  const stale = rows.find(({ asOf }) => isStale(asOf, nowMs));
  const state = stale ? 'stale' : (sums?.worst ?? 'ok');
  const note = stale ? asOfText(stale.asOf.occurredAt, { nowMs, zone }) : noteOf(cell);
  return (
    <button
      type="button"
      className={styles['cell']}
      data-at={at}
      data-state={state}
      data-stale={stale !== undefined || undefined}
      aria-pressed={isChosen}
      aria-label={`${from.name} to ${to.name}: ${sums === null ? 'nothing posted' : `${ledgerAmount(sums.postedMinor, sums.currency)} ${sums.currency}, ${STATE_SHAPES[state].word}, ${note}`}`}
      tabIndex={isEntry ? 0 : -1}
      onClick={() => onChoose(isChosen ? null : cellKey(from.key, to.key))}
    >
      {sums === null ? (
        <span className={styles['none']}>none</span>
      ) : (
        <>
          <span className={styles['amount']}>
            {state === 'ok' ? <i /> : <StateShapeSvg state={state} sizePx={12} />}
            {ledgerAmount(sums.postedMinor, sums.currency)}
          </span>
          <ShareBar sums={sums} />
          <small data-inked={state !== 'ok' || undefined}>{note}</small>
        </>
      )}
    </button>
  );
}

/** The one thing to say of a cell: what both books disagree on, else what crosses, else what is on its way. */
function noteOf({ sums, rows }: MatrixCell): string {
  if (sums === null) return '';
  const amount = (minor: number) => ledgerAmount(minor, sums.currency);
  if (sums.unmatchedMinor > 0) return `${amount(sums.unmatchedMinor)} unmatched`;
  const crossing = rows.find(({ standing }) => standing === 'cutOff');
  if (crossing) return `crosses ${monthText(crossing.period)}`;
  if (sums.transitMinor > 0) return `${amount(sums.transitMinor)} in transit`;
  return sums.settledMinor > 0 && sums.settledMinor === sums.matchedMinor ? 'settled' : 'matched';
}

/** Moves the focus from a cell over those within one entity, where nothing is to be seen. */
function focusFrom(
  host: HTMLElement | null,
  from: EventTarget,
  [down, across]: readonly [number, number],
  size: number,
): void {
  const at = Number((from as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset['at']);
  if (Number.isNaN(at)) return;
  let [row, column] = [Math.floor(at / size) + down, (at % size) + across];
  while (row >= 0 && row < size && column >= 0 && column < size) {
    const next = host?.querySelector<HTMLElement>(`[data-at="${row * size + column}"]`);
    if (next) return next.focus();
    row += down;
    column += across;
  }
}

function isFirst(ends: readonly MatrixEnd[], nth: number): boolean {
  return nth === 0 || ends[nth]?.entity !== ends[nth - 1]?.entity;
}

import { describe, expect, test } from 'vitest';
import { quantityColumn } from './column-kinds.ts';
import { fixedSource } from './entity-source.ts';
import { GridModel } from './grid-model.ts';

interface Row {
  id: string;
  onHand: number;
}

/** A model, the greatest first, whose frames and pauses pass when the test says so. */
function gridOf(rows: Row[]) {
  const source = fixedSource<Row>(rows, (row) => row.id);
  const frames: (() => void)[] = [];
  const pauses: (() => void)[] = [];
  const model = new GridModel<Row>({
    source,
    columns: [quantityColumn<Row>({ id: 'onHand', header: 'On hand', of: (row) => row.onHand })],
    sort: [{ column: 'onHand', direction: 'desc' }],
    nextFrame: (run) => frames.push(run),
    later: (run) => pauses.push(run),
  });
  model.connect();
  const painted: string[][] = [];
  model.onValues((ids) => painted.push([...ids]));
  model.onChange(({ changedIds }) => painted.push([...changedIds]));
  return {
    model,
    source,
    painted,
    passFrame: () => frames.splice(0).forEach((run) => run()),
    passPause: () => pauses.splice(0).forEach((run) => run()),
  };
}

const ROWS: Row[] = [
  { id: 'a', onHand: 30 },
  { id: 'b', onHand: 20 },
];

describe('a grid under live data', () => {
  test('paints a new value with the next frame, in its old place, and moves the row at the grid’s own pace', () => {
    const { model, source, painted, passFrame, passPause } = gridOf(ROWS);
    source.replace([ROWS[0]!, { id: 'b', onHand: 40 }]);
    expect(painted).toEqual([]);
    passFrame();
    expect(painted).toEqual([['b']]);
    expect(model.index.shownIds()).toEqual(['a', 'b']);
    passPause();
    expect(model.index.shownIds()).toEqual(['b', 'a']);
  });

  test('shows the first rows of all with the next frame', () => {
    const { model, source, passFrame } = gridOf([]);
    source.replace(ROWS);
    expect(model.index.shownIds()).toEqual([]);
    passFrame();
    expect(model.index.shownIds()).toEqual(['a', 'b']);
  });

  test('paints in one frame all that came before it, and nothing twice', () => {
    const { source, painted, passFrame } = gridOf(ROWS);
    source.replace([{ id: 'a', onHand: 31 }, ROWS[1]!]);
    source.replace([
      { id: 'a', onHand: 32 },
      { id: 'b', onHand: 21 },
    ]);
    passFrame();
    passFrame();
    expect(painted).toEqual([['a', 'b']]);
  });

  test('paints without a frame, at its own pace, in a window that is hidden', () => {
    const { source, painted, passFrame, passPause } = gridOf(ROWS);
    source.replace([{ id: 'a', onHand: 31 }, ROWS[1]!]);
    passPause();
    expect(painted).toEqual([['a']]);
    passFrame();
    expect(painted).toEqual([['a']]);
  });

  test('keeps its values live while someone holds the order', () => {
    const { model, source, painted, passFrame, passPause } = gridOf(ROWS);
    const release = model.hold();
    source.replace([ROWS[0]!, { id: 'b', onHand: 40 }]);
    passFrame();
    passPause();
    expect(painted[0]).toEqual(['b']);
    expect(model.index.shownIds()).toEqual(['a', 'b']);
    release();
    expect(model.index.shownIds()).toEqual(['b', 'a']);
  });
});

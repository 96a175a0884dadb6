import { describe, expect, test } from 'vitest';
import type { RunStep, RunWay } from '#shared/protocol';
import { RUN } from './run-fixture.ts';
import { layoutOf, STEP_HEIGHT_PX, STEP_WIDTH_PX } from './run-layout.ts';

describe('the diagram of a workflow', () => {
  const { steps, ways, widthPx, heightPx } = layoutOf(RUN);

  test('has every step once, none upon another, all within its frame', () => {
    expect(steps.map(({ id }) => id).toSorted()).toEqual(RUN.steps.map(({ id }) => id).toSorted());
    for (const [i, one] of steps.entries()) {
      expect(one.x - STEP_WIDTH_PX / 2).toBeGreaterThanOrEqual(0);
      expect(one.x + STEP_WIDTH_PX / 2).toBeLessThanOrEqual(widthPx);
      expect(one.y + STEP_HEIGHT_PX / 2).toBeLessThanOrEqual(heightPx);
      for (const other of steps.slice(i + 1)) {
        const isBeside = Math.abs(one.x - other.x) >= STEP_WIDTH_PX;
        const isBelow = Math.abs(one.y - other.y) >= STEP_HEIGHT_PX;
        expect(isBeside || isBelow, `${one.id} and ${other.id}`).toBe(true);
      }
    }
  });

  test('draws every way between two steps, and the usual way goes down', () => {
    const pairs = new Set(RUN.ways.map(({ from, to }) => `${from} ${to}`));
    expect(new Set(ways.map(({ from, to }) => `${from} ${to}`))).toEqual(pairs);
    const y = (id: string) => steps.find((step) => step.id === id)!.y;
    const usual = ['requested', 'reserving', 'awaitingApproval', 'releasing', 'picking', 'closed'];
    expect(usual.map(y)).toEqual(usual.map(y).toSorted((a, b) => a - b));
  });

  test('keeps where runs stand or are taken back to the right of the usual way', () => {
    const x = (id: string) => steps.find((step) => step.id === id)!.x;
    for (const aside of ['incident', 'cancelling', 'cancelled'])
      expect(x(aside)).toBeGreaterThan(x('picking') + STEP_WIDTH_PX);
  });

  test('has its lines within its frame too, where one bends around a step', () => {
    const step = (id: string, place: RunStep['place']): RunStep => ({
      ...RUN.steps[0]!,
      id,
      place,
    });
    const way = (from: string, to: string): RunWay => ({ ...RUN.ways[0]!, by: 'fact', from, to });
    const bent = layoutOf({
      workflow: 'bent',
      machine: 1,
      steps: [step('a', 'begin'), step('b', 'way'), step('c', 'way'), step('d', 'end')],
      ways: [
        way('a', 'b'),
        way('b', 'c'),
        way('c', 'd'),
        way('c', 'a'),
        way('b', 'd'),
        way('a', 'd'),
      ],
    });
    for (const { x } of bent.ways.flatMap(({ points }) => points)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(bent.widthPx);
    }
  });

  test('is laid out once for a version, whatever its runs do', () => {
    expect(layoutOf({ ...RUN, steps: [...RUN.steps] })).toBe(layoutOf(RUN));
  });
});

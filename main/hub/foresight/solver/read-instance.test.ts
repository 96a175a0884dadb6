import { describe, expect, test } from 'vitest';
import { planExample } from '#kit';
import { readInstance } from './index.ts';

describe('an instance from outside', () => {
  test('is taken as it is when nothing is wrong with it', () => {
    expect(readInstance(JSON.stringify(planExample()))).toEqual({ ok: true, value: planExample() });
  });

  test('may have no lane and no position', () => {
    expect(readInstance({ ...planExample(), lanes: [], positions: [] }).ok).toBe(true);
  });

  const example = planExample();
  const first = <Row>(rows: readonly Row[], change: object): unknown[] => [
    { ...rows[0], ...change },
    ...rows.slice(1),
  ];
  test.each<[string, unknown, string, string | undefined]>([
    ['is no JSON', '{"format":', 'planInstance.unreadable', undefined],
    ['is a list', [], 'planInstance.format', 'format'],
    ['is of another version', { ...example, version: 2 }, 'planInstance.format', 'format'],
    ['has no lanes', { ...example, lanes: undefined }, 'planInstance.field', 'lanes'],
    ['has a row that is none', { ...example, sites: [null] }, 'planInstance.field', 'sites[0]'],
    [
      'has half a truck',
      { ...example, lanes: first(example.lanes, { maxTrucks: 0.5 }) },
      'planInstance.field',
      'lanes[0].maxTrucks',
    ],
    [
      'has freight by weight that is no price',
      { ...example, lanes: first(example.lanes, { handlingPerKgMinor: -500 }) },
      'planInstance.field',
      'lanes[0].handlingPerKgMinor',
    ],
    [
      'weighs in less than grams',
      { ...example, items: first(example.items, { unitWeightKg: 0.0005 }) },
      'planInstance.field',
      'items[0].unitWeightKg',
    ],
    [
      'has an empty case',
      { ...example, items: first(example.items, { casePack: 0 }) },
      'planInstance.field',
      'items[0].casePack',
    ],
    [
      'has supply and need in one row',
      { ...example, positions: first(example.positions, { need: 1 }) },
      'planInstance.field',
      'positions[0]',
    ],
    [
      'has a row twice',
      { ...example, positions: [...example.positions, example.positions[0]] },
      'planInstance.twice',
      'positions[5]',
    ],
    [
      'has a lane to nowhere',
      { ...example, lanes: first(example.lanes, { to: 'XXX' }) },
      'planInstance.unknown',
      'lanes[0].to',
    ],
    [
      'costs more than can be reckoned',
      { ...example, positions: [{ ...example.positions[2], need: 2 ** 52 }] },
      'planInstance.tooLarge',
      'positions',
    ],
  ])('is refused when it %s', (_, input, code, field) => {
    const read = readInstance(input);
    expect(read).toMatchObject({ ok: false, refusal: { code } });
    expect(read.ok ? undefined : read.refusal.field).toBe(field);
  });
});

import { expect, test } from 'vitest';
import { documentOf, NORTHERN, SOUTHERN } from './finance-fixture.ts';
import { pairsOf } from './settlement-pairs.ts';

test('a pair owes each other the net of what is matched and not settled, whoever sold', () => {
  const out = ['Columbus', 'Atlanta'] as const;
  const back = ['Atlanta', 'Columbus'] as const;
  const pairs = pairsOf([
    documentOf('TO-1', out, 500_00),
    documentOf('TO-2', back, 120_00),
    documentOf('TO-3', out, 70_00, { standing: 'inTransit', matchedMinor: 0, transitMinor: 70_00 }),
    documentOf('TO-4', out, 30_00, {
      standing: 'settled',
      settledMinor: 30_00,
      statement: 'STL-2026-0001',
    }),
  ]);
  expect(pairs).toMatchObject([
    {
      entity: NORTHERN,
      counterparty: SOUTHERN,
      documents: 2,
      netMinor: 380_00,
      settledMinor: 30_00,
    },
  ]);
});

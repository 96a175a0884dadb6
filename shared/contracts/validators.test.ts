import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONTRACT_FORMATS,
  dataSchema,
  envelope,
  EVENTS,
  jsonSchemaOf,
  stockAdjusted,
  type DataOf,
} from './index.ts';

const ajv = new Ajv2020({ allErrors: false, strict: false, formats: CONTRACT_FORMATS });
ajv.addFormat('date-time', true); // Zod's pattern stands beside the format
const hot = ajv.compile(dataSchema(stockAdjusted));

const good: DataOf<typeof stockAdjusted> = {
  site: '0614141000012',
  gtin: '00614141000012',
  unit: 'EA',
  onHand: 412,
  reserved: 365,
  blocked: 12,
  delta: -3,
  reason: 'picked',
};

const bad: [string, Record<string, unknown>][] = [
  ['a GLN with a wrong check digit', { site: '0614141000013' }],
  ['a GTIN that is too short', { gtin: '0614141000012' }],
  ['a quantity that is no integer', { onHand: 1.5 }],
  ['a negative quantity', { reserved: -1 }],
  ['a quantity past a billion', { blocked: 1_000_000_001 }],
  ['a unit that nobody counts in', { unit: 'XX' }],
  ['a number as text', { onHand: '412' }],
  ['a reason that is none', { reason: 'because' }],
  ['a missing field', { delta: undefined }],
];

describe('the two validators of a contract', () => {
  test('both accept what is good, with a field that they do not know', () => {
    expect(stockAdjusted.data.safeParse({ ...good, colour: 'red' }).success).toBe(true);
    expect(hot({ ...good, colour: 'red' })).toBe(true);
  });

  test.each(bad)('both refuse %s', (_, change) => {
    const value = JSON.parse(JSON.stringify({ ...good, ...change })) as unknown;
    expect(stockAdjusted.data.safeParse(value).success).toBe(false);
    expect(hot(value)).toBe(false);
  });

  test('agree on whatever is put into a field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(good)), fc.jsonValue(), (field, value) => {
        const event = { ...good, [field]: value };
        expect(hot(event)).toBe(stockAdjusted.data.safeParse(event).success);
      }),
    );
  });
});

describe('the JSON Schema of a contract', () => {
  // The hub compiles it when its first event comes, and does not look at the schema itself any more.
  test.each([['envelope', jsonSchemaOf(envelope)], ...schemasOfEvents()])(
    'of %s is valid and compiles',
    (_, schema) => {
      expect(ajv.compile(schema)).toBeTypeOf('function');
    },
  );
});

function schemasOfEvents(): [string, object][] {
  return [...EVENTS].map(([type, definition]) => [type, dataSchema(definition)]);
}

import { describe, expect, test } from 'vitest';
import { readChildLine } from './child-lines.mjs';

describe('what a child says', () => {
  test('is that it is ready, with facts', () => {
    expect(readChildLine('{"ready":true,"ports":{"erp":1}}')).toEqual({
      kind: 'ready',
      facts: { ready: true, ports: { erp: 1 } },
    });
  });

  test('is where it is, with or without numbers', () => {
    expect(readChildLine('{"progress":"Catching up","done":3,"of":28}')).toEqual({
      kind: 'progress',
      what: 'Catching up',
      done: 3,
      of: 28,
    });
    expect(readChildLine('{"progress":"Creating the store"}')).toMatchObject({
      done: null,
      of: null,
    });
  });

  test('is why it cannot go on', () => {
    expect(readChildLine('{"fault":"The disk is full."}')).toEqual({
      kind: 'fault',
      sentence: 'The disk is full.',
    });
  });

  test.each(['hello', '{"ready":', '{}', '{"ready":"yes"}', 'null', '{"fault":7}'])(
    'is for the log when it is %s',
    (line) => {
      expect(readChildLine(line)).toEqual({ kind: 'other' });
    },
  );
});

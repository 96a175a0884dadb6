import { describe, expect, test } from 'vitest';
import { COMMANDS, EVENTS } from './index.ts';

describe('the contracts', () => {
  test.each([...COMMANDS.values()])('$type ends with an event that exists', (command) => {
    expect(EVENTS.has(command.confirmedBy)).toBe(true);
  });

  test('name every event and command by domain, subject, verb and version', () => {
    for (const type of [...EVENTS.keys(), ...COMMANDS.keys()])
      expect(type).toMatch(/^signalbox\.(erp|wms|tms|edi)\.[a-zA-Z]+\.[a-zA-Z]+\.v\d+$/);
  });

  test('never use one type twice', () => {
    for (const type of COMMANDS.keys()) expect(EVENTS.has(type)).toBe(false);
  });
});

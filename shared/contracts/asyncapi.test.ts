import { Parser } from '@asyncapi/parser';
import { describe, expect, test } from 'vitest';
import { asyncApiDocument, COMMANDS, EVENTS } from './index.ts';

describe('the AsyncAPI document', () => {
  test('is accepted by the official parser, without errors', async () => {
    const { document, diagnostics } = await new Parser().parse(
      JSON.stringify(asyncApiDocument('0.1.0')),
    );
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 0)).toEqual([]);
    expect(document).toBeDefined();
  });

  test('publishes every event and every command that the hub knows', () => {
    const published = JSON.stringify(asyncApiDocument('0.1.0'));
    for (const type of [...EVENTS.keys(), ...COMMANDS.keys()])
      expect(published).toContain(`"#/components/messages/${type}"`);
  });
});

import { describe, expect, test } from 'vitest';
import { refusalOfNode } from './node-version.mjs';

describe('the Node that sets Signalbox up', () => {
  test.each(['v20.19.0', 'v20.20.2', 'v22.0.0', 'v24.21.0', 'v100.0.0'])('may be %s', (version) => {
    expect(refusalOfNode(version)).toBeNull();
  });

  test.each(['v8.17.0', 'v18.20.4', 'v20.9.0', 'v20.18.3'])('may not be %s', (version) => {
    expect(refusalOfNode(version)).toBe(
      `Signalbox needs Node.js 20.19.0 or newer to set itself up; this is ${version}.`,
    );
  });
});

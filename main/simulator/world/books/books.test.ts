import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyState } from '../state.ts';
import { Books } from './books.ts';

const parent = mkdtempSync(join(tmpdir(), 'signalbox-books-'));
const folder = join(parent, 'simulator');
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const SMALL = { mostBytes: 1_000, keepBytes: 500 };
const snapshot = {
  model: 1,
  seed: 1,
  scale: 1,
  rate: 60,
  agenda: { planned: 0, entries: [] },
  state: emptyState({ feeds: 1, sites: 1, items: 1, startMs: 0, firstNowMs: 0, epoch: 1 }),
};

function event(sequence: number): string {
  return `{"sequence":${sequence},"words":"Zürich · ${'x'.repeat(20)}"}`;
}

describe('the books', () => {
  test('keep of a long file its tail, under the numbers that it had, after a start as well', () => {
    const books = Books.begin(folder, ['tms'], SMALL);
    const file = books.files[0]!;
    for (let sequence = 1; sequence <= 60; sequence++) file.append(event(sequence));
    books.snapshot(snapshot);
    expect(file.head).toBe(60);
    expect(file.first).toBeGreaterThan(40);
    expect(file.bytes).toBeLessThanOrEqual(SMALL.keepBytes);
    file.append(event(61));
    const kept = file.readEach(file.first, 61);
    expect(kept).toEqual(Array.from({ length: 62 - file.first }, (_, i) => event(file.first + i)));
    books.snapshot(snapshot);
    books.close();

    const opened = Books.open(folder, () => ['tms'], SMALL)!;
    const again = opened.books.files[0]!;
    expect([again.first, again.head]).toEqual([file.first, 61]);
    expect(again.readEach(again.first, 61)).toEqual(kept);
    expect(readdirSync(folder).filter((name) => name.endsWith('.events'))).toHaveLength(1);
    opened.books.close();
  });
});

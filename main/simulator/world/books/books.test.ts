import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Fault } from '#shared/vocabulary';
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

  test.each([
    ['snapshot-1.json', (text: string) => text.slice(0, -40)],
    ['snapshot-1.json', () => '{}'],
    ['tms-1.events', (text: string) => text.replaceAll('}', '?').replaceAll(',\n', '?\n')],
    ['tms-1.events', (text: string) => text.replaceAll('\n', '?')],
  ])('that are damaged say so in a sentence, with the file (%s)', (name, damage) => {
    const books = Books.begin(folder, ['tms']);
    for (let sequence = 1; sequence <= 3; sequence++) books.files[0]!.append(event(sequence));
    books.snapshot(snapshot);
    books.close();
    const path = join(folder, name);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    const sentence = new RegExp(`^The simulator's file ${path} is .*--data-dir`);
    expect(() => Books.open(folder, () => ['tms'])).toThrow(Fault);
    expect(() => Books.open(folder, () => ['tms'])).toThrow(sentence);
  });
});

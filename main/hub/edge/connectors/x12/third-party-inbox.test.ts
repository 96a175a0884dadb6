import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileEventCheck } from '#engine/feeds';
import { ATL, BREAKER, CUSTOMER, foldEvents, smallNetwork } from '#kit';
import { EVENTS } from '#shared/contracts';
import type { ReadDocument } from '../inbox/document-reader.ts';
import { judgeDocument, type Verdict } from '../inbox/judge-document.ts';
import { JUDGING_ROOMS, match } from './judge.fixture.ts';
import { x12Reader, type X12Content } from './x12-reader.ts';

/** Interchanges of many senders that stand beside the project. */
const FOLDER = fileURLToPath(new URL('../../../../../../shared/data/x12/', import.meta.url));

const present = existsSync(FOLDER);
const files = present
  ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(edi|x12|txt|dat)$/i.test(name),
    )
  : [];
if (!present) console.info('X12 files of third parties: skipped: no third-party data');

const MEANS = { site: ATL, item: BREAKER, partner: CUSTOMER } as const;

/** Judges a set as often as it waits, naming what it waits for as a person would. */
function judgedAfterNaming(set: ReadDocument<X12Content>): Verdict {
  const world = foldEvents(JUDGING_ROOMS, smallNetwork());
  for (;;) {
    const verdict = judgeDocument(x12Reader, set, world, true);
    if (verdict.kind !== 'waits') return verdict;
    for (const { kind, name } of verdict.unknown) match(world, kind, name, MEANS[kind]);
  }
}

describe.skipIf(!present)('interchanges that no one here wrote, in the inbox', () => {
  const check = compileEventCheck(EVENTS);

  test.each(files)('each set of %s goes through by its contract or says why not', (file) => {
    const bytes = readFileSync(join(FOLDER, file));
    for (const set of x12Reader.read(bytes, file).documents) {
      const verdict = judgedAfterNaming(set);
      if (verdict.kind === 'dead') {
        expect(verdict.reason).not.toBe('');
        continue;
      }
      if (verdict.kind === 'waits') continue;
      for (const draft of verdict.events) {
        const now = '2026-06-15T12:00:00.000Z';
        const envelope = {
          specversion: '1.0',
          id: 'a/1',
          source: 'edi/inbox',
          epoch: 1,
          sequence: 1,
        };
        const raw = { ...envelope, time: now, recordedtime: now, ...draft };
        const checked = check(raw, 'edi/inbox', Date.parse(now));
        expect(checked.ok ? '' : `${checked.letter.path} ${checked.letter.reason}`).toBe('');
      }
    }
  });

  test('most documents of mapped sets go through', () => {
    const tally = { through: 0, dead: 0 };
    for (const file of files)
      for (const set of x12Reader.read(readFileSync(join(FOLDER, file)), file).documents) {
        if (set.content.document === null) continue;
        const verdict = judgedAfterNaming(set);
        if (verdict.kind === 'through') tally.through++;
        if (verdict.kind === 'dead') tally.dead++;
      }
    expect(tally.through).toBeGreaterThan(2 * tally.dead);
  });
});

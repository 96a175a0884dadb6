import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkX12File } from './check-x12-file.ts';
import { MAPPED_SETS } from './map/map-set.ts';
import { readX12Documents } from './read-x12-documents.ts';

/** Interchanges of many senders that stand beside the project, with what an independent reader found in them. */
const FOLDER = new URL('../../../../../../shared/data/x12/', import.meta.url);

interface Reference {
  interchanges: number;
  groups: number;
  sets: Record<string, number>;
  segments: number;
  envelope_ok: boolean;
  lenient_ok: boolean;
  warnings: string[];
}

const present = existsSync(FOLDER);
const files = present ? Object.entries(readReference()) : [];
if (!present) console.info('X12 files of third parties: skipped: no third-party data');

describe.skipIf(!present)('interchanges that no one here wrote', () => {
  test.each(files)('%s is read as an independent reader reads it', (file, expected) => {
    const report = checkX12File(readFileSync(new URL(encodeURI(file), FOLDER)), file);
    expect({
      ok: report.ok,
      interchanges: report.interchanges,
      groups: report.groups,
      sets: report.sets,
      segments: report.segments,
    }).toEqual({
      ok: expected.envelope_ok || expected.lenient_ok,
      interchanges: expected.interchanges,
      groups: expected.groups,
      sets: expected.sets,
      segments: expected.segments,
    });
    const marked = report.warnings.some((warning) => warning.code === 'file.byteOrderMark');
    expect(marked).toBe(expected.warnings.includes('BOM'));
  });

  test.each(files)('every set of %s is a document, or is said to be none of ours', (file) => {
    const bytes = readFileSync(new URL(encodeURI(file), FOLDER));
    for (const { identity, isWhole, mapping } of readX12Documents(bytes, file).sets) {
      expect(mapping.ok).toBe(MAPPED_SETS.includes(identity.set));
      if (!mapping.ok) continue;
      // A number of ours is an integer, whatever decimals it was written with.
      const numbers = JSON.stringify(mapping.document).match(
        /"(?:micro|\w+(?:Micro|Minor))":[^,}]+/g,
      );
      for (const found of numbers ?? []) expect(found).toMatch(/:-?\d+$/);
      const unread = mapping.problems.filter((one) => one.code === 'element.invalid');
      if (isWhole) expect(unread.filter((one) => one.severity === 'blocking')).toEqual([]);
    }
  });

  test('no file was left out', () => {
    expect(files.length).toBeGreaterThan(0);
  });
});

function readReference(): Record<string, Reference> {
  const text = readFileSync(new URL('REFERENCE.json', FOLDER), 'utf8');
  return (JSON.parse(text) as { per_file: Record<string, Reference> }).per_file;
}

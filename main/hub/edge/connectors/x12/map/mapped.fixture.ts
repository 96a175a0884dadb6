import { fileOf } from '../interchange.fixture.ts';
import type { FixtureOptions } from '../interchange.fixture.ts';
import { readX12Documents } from '../read-x12-documents.ts';
import type { EdiDocument } from './map-set.ts';
import type { EdiProblem } from './problem.ts';

/** The document of one set made of these segments, of the kind that the test expects; another kind fails the test. */
export function mapped<K extends EdiDocument['kind']>(
  kind: K,
  set: string,
  segments: readonly string[],
  options: FixtureOptions = {},
): { document: Extract<EdiDocument, { kind: K }>; problems: EdiProblem[] } {
  const mapping = readX12Documents(fileOf([[set, ...segments]], options), 'f').sets[0]?.mapping;
  if (mapping === undefined || !mapping.ok) throw new Error(`a ${set} was not mapped`);
  const { document, problems } = mapping;
  if (!isKind(document, kind)) throw new Error(`a ${set} became ${document.kind}`);
  return { document, problems };
}

/** Problems as `severity code at`, for a test that is about which there are. */
export function said(problems: readonly EdiProblem[]): string[] {
  return problems.map((problem) => `${problem.severity} ${problem.code} ${problem.at}`);
}

function isKind<K extends EdiDocument['kind']>(
  document: EdiDocument,
  kind: K,
): document is Extract<EdiDocument, { kind: K }> {
  return document.kind === kind;
}

import type { LogHead } from '#engine/log';
import type { Instant } from '#shared/vocabulary';

/** The name of the file in the second folder. */
export const HEADS_FILE = 'heads.jsonl';

/**
 * The second folder of a data folder, unless the environment names another: beside it, so that it is there without being
 * set up. A company names one on another disk or machine, which who can write the database cannot.
 */
export function headsFolderOf(dataDir: string, environment: NodeJS.ProcessEnv): string {
  return environment['SIGNALBOX_HEADS_DIR'] || `${dataDir}-heads`;
}

/** Where the log ended at a moment, as it was written outside of the database. */
export interface OutsideHead {
  /** By the machine's clock. */
  at: Instant;
  seq: number;
  epoch: number;
  /** The last link up to there, hex. */
  chain: string;
}

/** A restore that a person ran: what an earlier life of the hub had beyond its backup is gone by right. */
export interface OutsideRestore {
  at: Instant;
  restoredAs: number;
}

export type OutsideLine = OutsideHead | OutsideRestore;

/** A head as one line of the file. */
export function headLine({ seq, ownEpoch, chain }: LogHead, at: Instant): OutsideHead {
  return { at, seq, epoch: ownEpoch, chain: Buffer.from(chain).toString('hex') };
}

/**
 * The heads that a log must still hold, in the order of its rows. A last line that a crash cut off is no head; a restore
 * lets go of what lives before it had, past the place where its backup ends.
 */
export function readHeads(text: string, log: Pick<LogHead, 'seq' | 'ownEpoch'>): OutsideHead[] {
  const heads: OutsideHead[] = [];
  let restoredAs = 0;
  for (const line of text.split('\n').flatMap(parsed))
    if ('restoredAs' in line) restoredAs = Math.max(restoredAs, line.restoredAs);
    else heads.push(line);
  return heads
    .filter(({ seq, epoch }) => seq <= log.seq || epoch >= restoredAs)
    .toSorted((a, b) => a.seq - b.seq);
}

function parsed(line: string): OutsideLine[] {
  if (line.trim() === '') return [];
  try {
    return [JSON.parse(line) as OutsideLine];
  } catch {
    return [];
  }
}

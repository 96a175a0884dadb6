import { chainHash } from '#engine/audit';
import { isOwn } from '#engine/kernel';
import { appendToLog, moveHead, type Dictionaries, type LogHead, type LogRow } from '#engine/log';
import type { Session } from '#engine/store';
import { fromMs } from '#shared/vocabulary';
import { writeAnswers } from './acts.sql.ts';
import { writeCounters } from './counters.sql.ts';
import type { FoldedTransaction } from './fold-transaction.ts';
import type { Counters } from './mint.ts';
import type { Participant } from './participant.ts';
import { writeState } from './write-state.sql.ts';

export interface CommitGround {
  dictionaries: Dictionaries;
  participants: readonly Participant[];
  head: LogHead;
  counters: Counters;
  nowMs: number;
}

/**
 * Writes one transaction: log, changed rows, history, numbers, answers, what the participants keep, and where the log
 * ends now. All of it or nothing.
 * @returns the head after it.
 */
export async function writeTransaction(
  session: Session,
  folded: FoldedTransaction,
  ground: CommitGround,
): Promise<LogHead> {
  const { fold } = folded;
  const head: LogHead = {
    seq: fold.state.seq,
    ownEpoch: fold.state.ownEpoch,
    ownSequence: fold.state.ownSequence,
    chain: chainRows(ground.head.chain, fold.rows),
    transaction: ground.head.transaction + 1,
  };
  await appendToLog(session, ground.dictionaries, fold.rows);
  await writeState(session, fold.world.changesSince(0), fold.rows);
  await writeCounters(session, ground.counters, fold.state.counters);
  await writeAnswers(session, folded.answers, fromMs(ground.nowMs));
  for (const participant of ground.participants) await participant.write(session, folded);
  await moveHead(session, head);
  return head;
}

/** Links our own rows to the chain; foreign rows stand for themselves. */
function chainRows(before: Uint8Array, rows: readonly LogRow[]): Uint8Array {
  let chain = before;
  for (const row of rows) if (isOwn(row.event)) row.hash = chain = chainHash(chain, row.event);
  return chain;
}

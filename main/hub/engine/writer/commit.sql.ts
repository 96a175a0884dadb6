import { chainHash } from '#engine/audit';
import { isOwn } from '#engine/kernel';
import { appendToLog, moveHead, type Dictionaries, type LogHead, type LogRow } from '#engine/log';
import type { Write } from '#engine/store';
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
  headAfter: LogHead;
  counters: Counters;
  nowMs: number;
}

/** Where the log ends after a transaction; our own rows in it get their links of the chain. */
export function headAfter({ fold }: FoldedTransaction, before: LogHead): LogHead {
  return {
    seq: fold.state.seq,
    ownEpoch: fold.state.ownEpoch,
    ownSequence: fold.state.ownSequence,
    chain: chainRows(before.chain, fold.rows),
    transaction: before.transaction + 1,
  };
}

/**
 * All that one transaction writes: log, changed rows, history, numbers, answers, what the participants keep, and where
 * the log ends now.
 */
export function* transactionWrites(
  folded: FoldedTransaction,
  ground: CommitGround,
): Generator<Write> {
  const { fold } = folded;
  yield* appendToLog(ground.dictionaries, fold.rows);
  yield* writeState(fold.world.changesSince(0), fold.rows);
  yield* writeCounters(ground.counters, fold.state.counters);
  yield* writeAnswers(folded.answers, fromMs(ground.nowMs));
  for (const participant of ground.participants) yield* participant.writes(folded);
  yield moveHead(ground.headAfter);
}

/** Links our own rows to the chain; foreign rows stand for themselves. */
function chainRows(before: Uint8Array, rows: readonly LogRow[]): Uint8Array {
  let chain = before;
  for (const row of rows) if (isOwn(row.event)) row.hash = chain = chainHash(chain, row.event);
  return chain;
}

import { namedQuery, statement, type Session, type Write } from '#engine/store';
import { Fault } from '#shared/vocabulary';
import { SHARD } from './log-row.ts';

/** Where the log ends. */
export interface LogHead {
  seq: number;
  /** Of our own rows: the hub's epoch, their continuous numbering in it, the last hash of the chain. */
  ownEpoch: number;
  ownSequence: number;
  chain: Uint8Array;
  /** Counts the writer's transactions, also those that append nothing. */
  transaction: number;
}

const read = namedQuery<LogHead, [number]>(
  'log.head',
  `select seq, own_epoch as "ownEpoch", own_sequence as "ownSequence", chain, transaction
   from log.head where shard = $1`,
);

const move = namedQuery<object, [number, number, number, number, Uint8Array, number]>(
  'log.move-head',
  `update log.head set seq = $2, own_epoch = $3, own_sequence = $4, chain = $5, transaction = $6
   where shard = $1 and transaction = $6 - 1`,
);

export async function readHead(session: Session): Promise<LogHead> {
  const [head] = await session.rows(read, [SHARD]);
  if (!head) throw new Fault('log.damaged', 'The log has lost its head row; restore a backup.');
  return head;
}

/** Moves the end of the log on by one transaction; another writer having moved it meanwhile is a fault. */
export function moveHead({ seq, ownEpoch, ownSequence, chain, transaction }: LogHead): Write {
  return statement(move, [SHARD, seq, ownEpoch, ownSequence, chain, transaction], (moved) => {
    if (moved !== 1)
      throw new Fault('log.second-writer', 'Another hub writes this log; this one must stop.');
  });
}

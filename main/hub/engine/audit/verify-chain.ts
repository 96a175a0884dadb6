import { readChain, readHead } from '#engine/log';
import type { Session } from '#engine/store';
import { LogCheck, type LogFinding } from './log-check.ts';
import { readHeads } from './outside-heads.ts';

/** More findings are counted, not told: the first ones say where to look. */
const TOLD = 20;

/** What came of following the chain, without folding the log anew. */
export interface ChainVerification {
  ok: boolean;
  events: number;
  /** Our own among them, which the chain links. */
  own: number;
  seq: number;
  /** The last link, hex. */
  chain: string;
  /** Heads written outside that the log still holds; null where there is no second folder. */
  outside: number | null;
  findings: LogFinding[];
  found: number;
}

/**
 * Follows the chain of the log as it is at one moment, a batch at a time, so that a hub that runs goes on beside it. Needs
 * a snapshot transaction. That the state is what the log tells is for `verify`.
 */
export async function verifyChain(
  session: Session,
  heads: string | null,
): Promise<ChainVerification> {
  const head = await readHead(session);
  const findings: LogFinding[] = [];
  let found = 0;
  const tell = (finding: LogFinding): void => {
    found++;
    if (findings.length < TOLD) findings.push(finding);
  };
  const log = new LogCheck(head, tell, heads === null ? [] : readHeads(heads, head));
  for await (const rows of readChain(session))
    for (const { hash, ...event } of rows) log.take(event, hash);
  log.end();
  return {
    ok: found === 0,
    events: log.events,
    own: log.own,
    seq: head.seq,
    chain: Buffer.from(head.chain).toString('hex'),
    outside: heads === null ? null : log.outside,
    findings,
    found,
  };
}

import type { Statement } from './statement.ts';

/** Finance of one side drew up a statement between two entities; the other side is to agree. */
export const SETTLEMENT_STATED = 'signalbox.hub.settlement.stated.v1';
/** The run went on: from one step of its machine to the next. */
export const SETTLEMENT_STEPPED = 'signalbox.hub.settlement.stepped.v1';

export interface SettlementStated extends Statement {
  run: string;
  /** The version of the workflow that it runs on to its end. */
  machine: number;
  /** The side for which it was drawn up. */
  speaksFor: string;
  policy: string;
  /** SHA-256 over the statement in the form of RFC 8785, hex: what both agree to, and both ledgers get. */
  hash: string;
}

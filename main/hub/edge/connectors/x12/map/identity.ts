import { createHash } from 'node:crypto';
import type { X12Address, X12Group, X12Interchange, X12Set } from '../read/interchange.ts';

/** Which document this is: who sent it to whom, under which control numbers, with which content. */
export interface EdiIdentity {
  /**
   * SHA-256 (hex) over sender, receiver, the three control numbers and the content: the same file dropped twice has the
   * same id, a corrected one under old numbers has another.
   */
  id: string;
  /**
   * SHA-256 (hex) of what stands between ST and SE: equal for a document that was sent again under new control numbers,
   * which some gateways do. Whoever books must not book that twice either.
   */
  contentHash: string;
  /** ST01 and GS08: `850` of `004010VICS`. */
  set: string;
  version: string;
  sender: X12Address;
  receiver: X12Address;
  /** GS02 and GS03. */
  applicationSender: string;
  applicationReceiver: string;
  /** ISA13, GS06, ST02. */
  interchangeControl: string;
  groupControl: string;
  setControl: string;
  /** ISA15 is T: it must not become business. */
  isTest: boolean;
}

/** The identity of a set in its envelopes. */
export function identityOf(interchange: X12Interchange, group: X12Group, set: X12Set): EdiIdentity {
  const { sender, receiver } = interchange;
  const last = set.segments.at(-1)?.id === 'SE' ? -1 : undefined;
  const content = set.segments.slice(1, last).map((segment) => segment.elements);
  const contentHash = sha256([set.kind, group.version, content]);
  return {
    id: sha256([
      [sender.qualifier, sender.id, receiver.qualifier, receiver.id],
      [interchange.control, group.control, set.control],
      contentHash,
    ]),
    contentHash,
    set: set.kind,
    version: group.version,
    sender,
    receiver,
    applicationSender: group.sender,
    applicationReceiver: group.receiver,
    interchangeControl: interchange.control,
    groupControl: group.control,
    setControl: set.control,
    isTest: interchange.usage === 'T',
  };
}

/** JSON keeps elements apart whatever characters they hold. */
function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

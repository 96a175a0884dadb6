import { exactMoney } from '#shared/vocabulary';
import type { LogEvent, Watch, WorldView } from '#engine/kernel';
import type { RunKind, StuckPart } from '#engine/runs';
import { approvalViews } from '#operations/approvals';
import { stepWords, timelineOf } from '#operations/casework';
import { personName } from '#operations/exceptions';
import { pauseOf } from '#operations/interventions';
import { invoices } from '#operations/invoices';
import { partners } from '#operations/network';
import {
  PAYABLE_ASKED,
  PAYABLE_BEGUN,
  PAYABLE_DISPUTED,
  PAYABLE_STEPPED,
  type PayableStepped,
} from './own-events.ts';
import { billedTwice } from './billed-twice.ts';
import { PAYABLE_AFTER, RELEASE_PART } from './payable.advance.ts';
import { matchOf } from './payable-case.ts';
import { failedRelease } from './payable-facts.ts';
import { payables, type Payable } from './payable.collection.ts';
import { CURRENT_PAYABLE, payableWorkflow } from './payable.machine.ts';

/** The runs of blocked invoices, for those who show and steer runs of any workflow. */
export const payableRuns: RunKind = {
  workflow: payableWorkflow.id,
  title: 'Procure-to-pay approval',
  current: CURRENT_PAYABLE,
  data: payableWorkflow.data,
  watch: { collection: payables, subjects: ({ invoice }) => [invoice] } satisfies Watch<Payable>,
  find(world, key) {
    const payable = world.get(payables, key);
    if (!payable) return undefined;
    const { invoice, machine, step, begunAt, trouble, endedAt, version, notes } = payable;
    return {
      key: invoice,
      machine,
      subject: subjectOf(world, invoice),
      step,
      begunAt,
      waitsFor: waitsFor(world, payable),
      trouble,
      endedAt,
      version,
      missed: (seen) => notes.filter((note) => note.version > seen).map(({ what }) => what),
    };
  },
  *running(world) {
    for (const { invoice } of world.by(payables, 'running', 'running')) yield invoice;
  },
  stuck,
  timeline: (context, key) => timelineOf(context, key, told),
  timerKind: PAYABLE_AFTER,
  steppedType: PAYABLE_STEPPED,
  words: {
    ask: 'somebody asks that it is paid all the same',
    dispute: 'somebody wants it corrected by who sent it',
    isReleased: 'the ledger has let it be paid',
    isHeldAgain: 'it is blocked again',
    isMatched: 'invoice, order and receipt agree',
    isRefused: 'an approver says no',
    isApproved: 'all who must agree have agreed',
    isRetriable: 'the ledger refused for the moment',
    hasTrouble: 'the ledger refused or did not answer',
    goesOn: 'the trouble is over',
    backOff: 'the time to try again has come',
  },
};

/** Whom or what it waits for; empty once it has ended. */
export function waitsFor(world: WorldView, payable: Payable): string {
  const pause = pauseOf(world, payable.invoice);
  if (pause) return `${personName(pause.by)} to let it go on: ${pause.reason}`;
  const invoice = world.get(invoices, payable.invoice);
  switch (payable.step) {
    case 'blocked': {
      const match = invoice && matchOf(world, invoice);
      if (match?.state === 'awaitsReceipt') return `The receipt of ${invoice?.billed ?? ''}`;
      const other = invoice && billedTwice(world, invoice);
      if (other)
        return `Finance to decide: ${other.invoiceNumber} bills ${other.billed ?? ''} as well`;
      return match?.lines[0] ?? 'Finance to decide';
    }
    case 'awaitingApproval':
      return approvalViews(world, payable.invoice)
        .filter(({ decision }) => decision === 'pending')
        .map(({ role }) => role.charAt(0).toUpperCase() + role.slice(1))
        .join(' and ');
    case 'disputed':
      return 'A correction or credit of who sent it';
    case 'released':
      return '';
    default:
      return payable.trouble ?? 'The ledger';
  }
}

/** Only the ledger can say that it may pay: nobody moves that on. */
function stuck(world: WorldView, key: string): StuckPart[] {
  const payable = world.get(payables, key);
  const failed = payable && failedRelease(world, payable);
  if (!failed) return [];
  const needsProof = 'Only the ledger can say that it may be paid.';
  return [{ part: RELEASE_PART, command: failed.id, label: failed.label, needsProof }];
}

/** What of it is its own, in words. */
function told(event: LogEvent): string | null {
  switch (event.type) {
    case PAYABLE_BEGUN:
      return 'Blocked for payment';
    case PAYABLE_ASKED:
      return 'Asked to pay it all the same';
    case PAYABLE_DISPUTED:
      return 'Disputed: to be corrected by who sent it';
    case PAYABLE_STEPPED:
      return (event.data as PayableStepped).from === 'held'
        ? null
        : stepWords(payableWorkflow.data(CURRENT_PAYABLE), event);
    default:
      return null;
  }
}

function subjectOf(world: WorldView, number: string): string {
  const invoice = world.get(invoices, number);
  if (!invoice) return number;
  const issuer = world.get(partners, invoice.issuer)?.name ?? invoice.issuer;
  return `${exactMoney({ minor: invoice.totalMinor, currency: invoice.currency })} of ${issuer}`;
}

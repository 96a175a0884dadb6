import type { QueryContext, Watch } from '#engine/kernel';
import { approverName, latestAsked, type AskedCard, type AskedKind } from '#operations/approvals';
import { invoices, type Invoice } from '#operations/invoices';
import { partners } from '#operations/network';
import type { Arithmetic, ArithmeticLine } from '#shared/protocol';
import { exactMoney } from '#shared/vocabulary';
import { PAYABLE_ASKED } from './own-events.ts';
import { billedTwice } from './billed-twice.ts';
import { matchOf } from './payable-case.ts';
import { payableHash } from './payable-effects.ts';
import { payables, type Payable } from './payable.collection.ts';
import type { Match } from './three-way-match.rule.ts';

/** As many events of a payable as its last wish can lie back. */
const HISTORY = 500;

/** Blocked invoices as tasks: whether they are paid although they do not match. */
export const askedPayables: AskedKind = {
  kind: 'payable',
  watch: { collection: payables, subjects: ({ invoice }) => [invoice] } satisfies Watch<Payable>,
  *listed(world) {
    for (const { invoice } of world.by(payables, 'running', 'running')) yield invoice;
    const ended = [...world.all(payables)].filter(({ endedAt }) => endedAt !== null);
    for (const { invoice } of latestAsked(ended, ({ endedAt }) => endedAt!)) yield invoice;
  },
  told(world, subject) {
    const invoice = world.get(payables, subject) && world.get(invoices, subject);
    if (!invoice) return null;
    const { totalMinor: minor, currency, issuer } = invoice;
    const title = `Pay ${exactMoney({ minor, currency })} to ${world.get(partners, issuer)?.name ?? issuer}`;
    return { title, valueMinor: minor, currency };
  },
  card: { seenWith: null, of: cardOf },
};

async function cardOf(
  { world, history }: QueryContext,
  subject: string,
): Promise<AskedCard | null> {
  const payable = world.get(payables, subject);
  const invoice = payable && world.get(invoices, subject);
  if (!invoice) return null;
  const events = await history({ correlationId: subject, limit: HISTORY });
  const wish = events.findLast(({ type }) => type === PAYABLE_ASKED);
  const match = matchOf(world, invoice);
  const other = billedTwice(world, invoice);
  const { currency, billed } = invoice;
  return {
    what: [
      `It bills ${billed ?? 'no order'} and is held: ${invoice.heldReason ?? 'no reason given'}.`,
      ...(isCompared(match)
        ? [`It would match within ${exactMoney({ minor: match.toleranceMinor, currency })}.`]
        : []),
      ...(other ? [`${other.invoiceNumber} bills ${billed ?? ''} as well.`] : []),
      ...(wish ? [`${approverName(wish.actor ?? 'hub')}: ${wish.reason ?? ''}`] : []),
    ],
    account: accountOf(invoice, match),
    differences: match.state === 'awaitsReceipt' ? ['Nothing was received yet.'] : match.lines,
    books: [],
    hash: payableHash(world, invoice),
    seen: payable.version,
    over: null,
  };
}

/** Invoiced, expected, and by how much it is off; without an order there is nothing to expect. */
function accountOf(invoice: Invoice, match: Match): Arithmetic {
  const { totalMinor, source, occurredAt, receivedAt } = invoice;
  const asOf = { source, occurredAt, receivedAt, cadenceMs: null };
  const line = (label: string, value: number, total = false): ArithmeticLine => ({
    label,
    value,
    unit: 'minor',
    source: total ? null : source,
    asOf: total ? null : asOf,
    total,
  });
  if (!isCompared(match))
    return {
      title: 'What is asked for',
      formula: 'nothing to compare it with',
      lines: [line('Invoiced', totalMinor)],
    };
  return {
    title: 'What it is off by',
    formula: 'invoiced − what was received at the prices of its order',
    lines: [
      line('Invoiced', totalMinor),
      { ...line('Expected', -match.expectedMinor), source: null, asOf: null },
      line('Difference', match.differenceMinor, true),
    ],
  };
}

function isCompared({ state }: Match): boolean {
  return state === 'matched' || state === 'differs';
}

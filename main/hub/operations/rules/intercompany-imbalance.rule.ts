import type { WorldView } from '#engine/kernel';
import { CLEAR, placeOf, type Finding, type Rule } from '#operations/exceptions';
import { postings, type Posting } from '#operations/intercompany';
import { entities } from '#operations/network';
import { transfers } from '#operations/transfers';
import { fromMs, later, MINUTE_MS, toMs, type Gln } from '#shared/vocabulary';
import { cited, plainLine, told } from './cited.ts';
import { watch } from './touched.ts';

const NAME = 'ICO-01';
/** Due from and due to other entities, by the chart of accounts (13xx, 23xx). */
const DUE_FROM = /^13/;
const DUE_TO = /^23/;

/**
 * Two entities have booked different amounts as due between them for a transfer, or one has booked and the other has
 * not within the policy's time. At risk is the difference, in the currency of the document.
 */
export const intercompanyImbalance: Rule = {
  name: NAME,
  type: 'intercompanyImbalance',
  watches: [
    watch<Posting>({ collection: postings, subjects: ({ transferNumber }) => [transferNumber] }),
  ],
  scope: (world, number) => ({ site: world.get(transfers, number)?.to ?? null }),
  assess(world, number, context) {
    const booked = world.by(postings, 'byTransfer', number);
    const due = dueByEntity(booked);
    const amounts = [...due.values()];
    const [first] = booked;
    if (!first || amounts.length === 0) return CLEAR;
    const differenceMinor = Math.abs((amounts[0] ?? 0) - (amounts[1] ?? 0));
    if (differenceMinor === 0) return CLEAR;
    const { graceMinutes } = context.policy.content.intercompanyImbalance;
    const lastAt = booked.map(({ occurredAt }) => occurredAt).reduce(later);
    const dueMs = toMs(lastAt) + graceMinutes * MINUTE_MS;
    if (context.nowMs < dueMs) return { finding: null, recheckAt: fromMs(dueMs) };
    const between = [
      ...new Set(booked.flatMap(({ entity, counterparty }) => [entity, counterparty])),
    ];
    const names = between.map((gln) => nameOf(world, gln));
    const last = booked.find(({ occurredAt }) => occurredAt === lastAt) ?? first;
    const currency = first.document?.currency ?? first.currency;
    const finding: Finding = {
      subjectKind: 'transfer',
      subject: `${number}, ${names.join(' and ')}`,
      site: null,
      state: 'late',
      atRiskMinor: differenceMinor,
      atRiskIsBound: false,
      currency,
      orders: 0,
      decideByAt: null,
      cause: [],
      places: between.map((gln) => placeOf('entity', gln)),
      provenBy: null,
      evidence: {
        why: told(
          `${number} stands differently in two ledgers`,
          `${cited(NAME, context)}: due between the two as each booked it, ${Math.round(graceMinutes / 60)} h after the last posting`,
          [
            ...between.map((gln) =>
              plainLine(`Due as ${nameOf(world, gln)} booked it`, due.get(gln) ?? 0, 'minor'),
            ),
            plainLine('Difference', differenceMinor, 'minor', true),
          ],
        ),
        options: [],
        waitingCostMinor: null,
        links: [{ kind: 'transfer', key: number, label: number }],
      },
      source: last.source,
      occurredAt: last.occurredAt,
      receivedAt: last.receivedAt,
    };
    return { finding, recheckAt: null };
  },
};

/** What each entity has booked as due between the two, all its postings of a transfer together. */
function dueByEntity(booked: readonly Posting[]): Map<Gln, number> {
  const due = new Map<Gln, number>();
  for (const posting of booked) {
    const amount = dueMinor(posting);
    if (amount !== 0) due.set(posting.entity, (due.get(posting.entity) ?? 0) + amount);
  }
  return due;
}

function dueMinor({ document, lines }: Posting): number {
  if (document !== null) return document.amountMinor;
  return lines.reduce((sum, { account, debitMinor, creditMinor }) => {
    if (DUE_FROM.test(account)) return sum + debitMinor - creditMinor;
    return DUE_TO.test(account) ? sum + creditMinor - debitMinor : sum;
  }, 0);
}

function nameOf(world: WorldView, gln: Gln): string {
  return world.get(entities, gln)?.name ?? gln;
}

import { items, sites } from '#operations/network';
import {
  EXCEPTION_WORDS,
  FLIP_KINDS,
  type BacktestFlip,
  type BacktestResult,
  type FlipKind,
} from '#shared/protocol';
import { askedFor, movementsOf, type Movement } from './approval-cases.ts';
import { askWords } from './ask-words.ts';
import type { ExceptionCase } from './cases.ts';
import { invoicesAsked } from './invoice-cases.ts';
import { pricedSales } from './price-cases.ts';
import type { Replay } from './replay.ts';

/** As many of a kind as a person goes through; the number of all stands beside them. */
const FLIPS_SHOWN = 100;

/** What the two courses of a replay come to, side by side, and the cases that end otherwise, the dearest first. */
export function compare(replay: Replay, fromMs: number): BacktestResult {
  const { before, after, base } = replay;
  const [item] = base.all(items);
  const currency = item?.currency ?? 'USD';
  const movements = movementsOf(base, fromMs, currency);
  const decided = movements.map((movement) => ({
    movement,
    before: askedFor(base, before.side, movement),
    after: askedFor(base, after.side, movement),
  }));
  const measure = (of: (side: 'before' | 'after') => number) => ({
    before: of('before'),
    after: of('after'),
  });
  const cases = {
    before: [...before.cases.byKey.values()],
    after: [...after.cases.byKey.values()],
  };
  const sum = (side: 'before' | 'after', of: (one: ExceptionCase) => number): number =>
    cases[side].reduce((total, one) => total + of(one), 0);
  const sides = { before: before.side, after: after.side };
  const sales = pricedSales(base, sides, fromMs, currency);
  const asked = invoicesAsked(base, sides, fromMs);
  const flips = [
    ...caseFlips(replay),
    ...decided.flatMap(approvalFlip),
    ...[...sales, ...asked].flatMap(({ flip }) => flip ?? []),
  ].toSorted((a, b) => (b.atMinor ?? 0) - (a.atMinor ?? 0) || (a.what < b.what ? -1 : 1));
  const ofKind = (kind: FlipKind) => flips.filter((flip) => flip.kind === kind);
  return {
    exceptions: measure((side) => sum(side, ({ raised }) => raised)),
    byType: byType(cases),
    breaches: measure((side) => sum(side, ({ breaches }) => breaches)),
    approvals: measure((side) => decided.reduce((total, one) => total + one[side].length, 0)),
    letThrough: measure((side) => decided.filter((one) => one[side].length === 0).length),
    atRiskMinor: measure((side) => sum(side, ({ atRiskMinor }) => atRiskMinor)),
    approvedMinor: measure((side) =>
      decided
        .filter((one) => one[side].length > 0)
        .reduce((total, { movement }) => total + movement.asked.valueMinor, 0),
    ),
    invoiceApprovals: measure((side) => asked.reduce((total, one) => total + one[side], 0)),
    pricedMinor: measure((side) => sales.reduce((total, one) => total + one[side].minor, 0)),
    currency,
    events: replay.events,
    transfersAsked: movements.filter(({ isAsked }) => isAsked).length,
    transfersOfErp: movements.filter(({ isAsked }) => !isAsked).length,
    transfersPriced: sales.length,
    invoicesOff: asked.length,
    flips: FLIP_KINDS.flatMap((kind) => ofKind(kind).slice(0, FLIPS_SHOWN)),
    flipCounts: Object.fromEntries(
      FLIP_KINDS.map((kind) => [kind, ofKind(kind).length]),
    ) as BacktestResult['flipCounts'],
  };
}

function byType(cases: Record<'before' | 'after', ExceptionCase[]>): BacktestResult['byType'] {
  const types = Object.keys(EXCEPTION_WORDS);
  const raised = (side: 'before' | 'after', type: string): number =>
    cases[side].reduce((total, one) => total + (one.type === type ? one.raised : 0), 0);
  return types
    .map((type) => ({ type, before: raised('before', type), after: raised('after', type) }))
    .filter((one) => one.before > 0 || one.after > 0);
}

/** Subjects that one side raised and the other did not; and those whose time ran out on one side alone. */
function caseFlips({ before, after, base }: Replay): BacktestFlip[] {
  const keys = new Set([...before.cases.byKey.keys(), ...after.cases.byKey.keys()]);
  return [...keys].flatMap((key) => {
    const was = before.cases.byKey.get(key);
    const is = after.cases.byKey.get(key);
    const isRaisedAlike = (was?.raised ?? 0) > 0 === (is?.raised ?? 0) > 0;
    const isDueAlike = (was?.breaches ?? 0) > 0 === (is?.breaches ?? 0) > 0;
    if (isRaisedAlike && isDueAlike) return [];
    const one = is ?? was!;
    const site = one.site === null ? undefined : base.get(sites, one.site);
    const flip: Omit<BacktestFlip, 'kind'> = {
      what: `${EXCEPTION_WORDS[one.type]}, ${one.subject}${site ? `, ${site.code}` : ''}`,
      before: caseWords(was),
      after: caseWords(is),
      atMinor: Math.max(was?.atRiskMinor ?? 0, is?.atRiskMinor ?? 0),
      at: one.raisedAt,
      link: { kind: one.subjectKind, key: one.subjectKey },
    };
    return [
      ...(isRaisedAlike ? [] : [{ kind: 'exception' as const, ...flip }]),
      ...(isDueAlike ? [] : [{ kind: 'breach' as const, ...flip }]),
    ];
  });
}

function caseWords(one: ExceptionCase | undefined): string {
  if (!one || one.raised === 0) return 'not raised';
  const times = one.raised === 1 ? 'raised' : `raised ${one.raised} times`;
  return one.breaches === 0 ? times : `${times}, past due`;
}

function approvalFlip(decided: {
  movement: Movement;
  before: string[];
  after: string[];
}): BacktestFlip[] {
  const { movement, before, after } = decided;
  if (before.join() === after.join()) return [];
  const { number, isAsked, asked, at, link } = movement;
  return [
    {
      kind: 'approval',
      what: isAsked ? number : `${number}, planned by the ERP`,
      before: askWords(before),
      after: askWords(after),
      atMinor: asked.valueMinor,
      at,
      link,
    },
  ];
}

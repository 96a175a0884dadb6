import { useState } from 'react';
import {
  EXCEPTION_WORDS,
  FLIP_KINDS,
  type BacktestFlip,
  type FlipKind,
  type PolicyBacktest,
} from '#shared/protocol';
import type { Currency } from '#shared/vocabulary';
import {
  count,
  dayTime,
  EmptyRegion,
  Note,
  placeOf,
  places,
  Section,
  signed,
  SmallTable,
  Tabs,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { FLIP_WORDS, measureLines } from './backtest-words.ts';
import styles from './policy.module.css';

const COLUMNS = [
  { header: '' },
  { header: 'Before', align: 'right' },
  { header: 'After', align: 'right' },
  { header: 'Change', align: 'right' },
] as const;

/** Before, after, change; by type; the cases that end otherwise; and what the numbers are of. */
export function BacktestResultView({ backtest }: { backtest: PolicyBacktest }) {
  const view = useViewpoint();
  const { result, days, from, to, against, headSeq, inputsHash, ranBy } = backtest;
  const { byType, flips, flipCounts, currency } = result;
  const usual = FLIP_KINDS.find((kind) => flipCounts[kind] > 0) ?? 'exception';
  const [chosen, setChosen] = useState<FlipKind>(usual);
  const listed = flips.filter(({ kind }) => kind === chosen);
  return (
    <>
      <Section title="Before and after" aside={`${days} days`}>
        <SmallTable
          label="Before and after"
          columns={COLUMNS}
          rows={measureLines(result).map(({ label, before, after, change }) => ({
            id: label,
            cells: [label, before, after, change],
          }))}
        />
      </Section>
      <Section title="Exceptions by type">
        {byType.length === 0 ? (
          <EmptyRegion>No exception on either side.</EmptyRegion>
        ) : (
          <SmallTable
            label="Exceptions by type"
            columns={COLUMNS}
            rows={byType.map(({ type, before, after }) => ({
              id: type,
              cells: [
                EXCEPTION_WORDS[type as keyof typeof EXCEPTION_WORDS],
                count(before),
                count(after),
                signed(after - before),
              ],
            }))}
          />
        )}
      </Section>
      <Section title="Cases that flip" aside={flipsAside(listed.length, flipCounts[chosen])}>
        <div className={styles['kinds']}>
          <Tabs
            label="Cases that flip"
            tabs={FLIP_KINDS.map((id) => ({
              id,
              title: FLIP_WORDS[id].title,
              count: flipCounts[id],
            }))}
            activeId={chosen}
            onChoose={(id) => setChosen(id as FlipKind)}
          />
        </div>
        {listed.length === 0 ? (
          <EmptyRegion>{FLIP_WORDS[chosen].nothing}</EmptyRegion>
        ) : (
          <ul className={styles['flips']}>
            {listed.map((flip) => (
              <Flip
                key={`${flip.link.kind}/${flip.link.key}/${flip.what}`}
                flip={flip}
                currency={currency}
              />
            ))}
          </ul>
        )}
      </Section>
      <Section title="What it is of">
        <Note>
          {`${dayTime(from, view)} to ${dayTime(to, view)}: ${count(result.events)} events up to ${count(headSeq)} of the log, against version ${against}, run by ${ranBy}. ${count(result.transfersAsked)} transfers asked for here and ${count(result.transfersOfErp)} of the ERPs’ own, of which nobody was asked; ${count(result.transfersPriced)} of all between entities. ${count(result.invoicesOff)} invoices off their order or asked for. Rules look each quarter of an hour; what nobody acted on counts as not acted on. Inputs ${inputsHash.slice(0, 12)}.`}
        </Note>
      </Section>
    </>
  );
}

function flipsAside(shown: number, all: number): string {
  return shown === all ? count(all) : `${count(shown)} of ${count(all)}, the dearest`;
}

function Flip({ flip, currency }: { flip: BacktestFlip; currency: Currency }) {
  const view = useViewpoint();
  const { what, before, after, atMinor, at, link } = flip;
  const place = placeOfFlip(link);
  const money = atMinor === null ? '' : `, ${wholeMoney({ minor: atMinor, currency })}`;
  return (
    <li>
      {place === null ? what : <a href={`#${place}`}>{what}</a>}
      <span>{`${dayTime(at, view)}${money}: ${before} → ${after}`}</span>
    </li>
  );
}

function placeOfFlip({ kind, key }: BacktestFlip['link']): string | null {
  switch (kind) {
    case 'stock':
      return places.stock(key);
    case 'shipment':
      return places.shipment(key);
    case 'order':
      return places.order(key);
    case 'transfer':
      return places.transfer(key);
    case 'feed':
      return places.feed(key);
    case 'run':
      return places.run(key);
    case 'document':
      return placeOf('/finance', key);
    case 'site':
      return places.site(key);
    default:
      return null;
  }
}

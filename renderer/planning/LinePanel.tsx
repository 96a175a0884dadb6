import type { ReactNode } from 'react';
import { Shuffle } from 'lucide-react';
import type { PlanDetail, PlanLineDetail, PlanLineView } from '#shared/protocol';
import { useAnswer } from '#live';
import {
  asOfText,
  closePanel,
  ContextPanel,
  count,
  dayTime,
  Facts,
  Note,
  Pill,
  places,
  quantity,
  Section,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { Account, HubRegion, policyTraceWords, rankReasons } from '#work';
import { lineWord } from './line-columns.ts';
import styles from './plan.module.css';

interface LinePanelProps {
  detail: PlanDetail;
  line: string;
}

/** Why this line: what is needed, what is free, what it costs, what limits it, and who was not asked. */
export function LinePanel({ detail, line }: LinePanelProps) {
  const found = detail.lines.find(({ key }) => key === line);
  const answer = useAnswer(
    'plan.line',
    found === undefined ? null : { plan: detail.key, line },
    detail.row.version,
  );
  if (found === undefined) return null;
  return (
    <LinePanelView
      detail={detail}
      line={found}
      computation={
        <HubRegion answer={answer}>
          {(told) => <Computation told={told} currency={detail.row.currency} />}
        </HubRegion>
      }
    />
  );
}

/** The panel itself, with its computation as it came. */
export function LinePanelView({
  detail,
  line,
  computation,
}: Omit<LinePanelProps, 'line'> & { line: PlanLineView; computation: ReactNode }) {
  const view = useViewpoint();
  const { currency, inputsAt } = detail.row;
  const money = (minor: number) => wholeMoney({ minor, currency });
  return (
    <ContextPanel
      kind={`Line of ${detail.key}`}
      icon={Shuffle}
      asOf={inputsAt === null ? null : asOfText(inputsAt, view)}
      name={`${line.fromCode} → ${line.toCode}, ${quantity(line.quantity, line.unit)}`}
      about={`${line.description}, ${line.sku}`}
      pills={
        <Pill state={line.transfer === null && line.changed !== null ? 'late' : 'ok'}>
          {lineWord(line)}
        </Pill>
      }
      onClose={closePanel}
    >
      <Section title="What it is">
        <Facts
          facts={[
            { label: `There (${line.transit})`, value: dayTime(line.arrivesAt, view) },
            { label: 'Protects', value: money(line.protectsMinor), isStrong: true },
            {
              label: 'Share of cost',
              value: money(line.truckShareMinor + line.freightMinor),
              aside: rideWords(line, money),
            },
            {
              label: 'Adds',
              value: money(line.addsMinor),
              aside: `alone on ${line.laneId}: ${money(line.aloneMinor)}`,
            },
            ...(line.exception === null
              ? []
              : [
                  {
                    label: 'Exception',
                    value: <a href={`#${places.exception(line.exception)}`}>{line.exception}</a>,
                  },
                ]),
            ...(line.transfer === null
              ? []
              : [
                  {
                    label: 'Transfer',
                    value: <a href={`#${places.transfer(line.transfer)}`}>{line.transfer}</a>,
                  },
                ]),
          ]}
        />
        {line.protectsMinor < line.truckShareMinor + line.freightMinor &&
        line.protectsMinor >= line.addsMinor ? (
          <Note>
            It protects less than its share of the truck, and more than it adds: the truck goes for
            the other lines, and takes this one along.
          </Note>
        ) : null}
        {line.changed === null ? null : <Note>{`Changed since: ${line.changed}.`}</Note>}
      </Section>
      {computation}
    </ContextPanel>
  );
}

/** "of $620, 1 truck with 5 other lines". */
function rideWords(
  { trucks, trucksMinor, ridesWith }: PlanLineView,
  money: (minor: number) => string,
): string {
  const of = trucks === 1 ? '1 truck' : `${trucks} trucks`;
  const others = ridesWith === 1 ? '1 other line' : `${ridesWith} other lines`;
  return `of ${money(trucksMinor)}, ${of} ${ridesWith === 0 ? 'alone' : `with ${others}`}`;
}

/** The sums of a line, term by term, with what limits it and the sources that were not chosen. */
export function Computation({ told, currency }: { told: PlanLineDetail; currency: string }) {
  return (
    <>
      <Account arithmetic={told.need} currency={currency} />
      <Account arithmetic={told.excess} currency={currency} />
      <Account arithmetic={told.money} currency={currency} />
      <Serves told={told} />
      <Section title="By which policy">
        {told.judgedBy.need.map((trace) => (
          <Note key={trace.policy}>{`Needed: ${policyTraceWords(trace, currency)}`}</Note>
        ))}
        {told.judgedBy.source.map((trace) => (
          <Note key={trace.policy}>{`Free: ${policyTraceWords(trace, currency)}`}</Note>
        ))}
      </Section>
      <Section title="What limits it">
        <Note>{told.binding}</Note>
      </Section>
      {told.rejected.length === 0 ? null : (
        <Section title="Sources rejected">
          <SmallTable
            label="Sources rejected"
            columns={[{ header: 'Site' }, { header: 'Why' }]}
            rows={told.rejected.map(({ site, siteCode, why, stale }) => ({
              id: site,
              cells: [
                siteCode,
                stale ? (
                  <span key="why" className={styles['stale']}>
                    {why}
                  </span>
                ) : (
                  why
                ),
              ],
            }))}
          />
        </Section>
      )}
    </>
  );
}

/** Whose the pieces are, by which row of policy; the last ones stay short where the line does not reach. */
function Serves({ told: { serves } }: { told: PlanLineDetail }) {
  const view = useViewpoint();
  const [first] = serves.orders.first;
  if (first === undefined) return null;
  const right = 'right' as const;
  return (
    <Section title="Who gets it" aside={first.rank.policy}>
      <SmallTable
        label="Who gets it"
        columns={[
          { header: 'Order' },
          { header: 'By row' },
          { header: 'Needed' },
          { header: 'Lacks', align: right },
          { header: 'Gets', align: right },
        ]}
        rows={serves.orders.first.map((one) => ({
          id: `${one.order}/${one.line}`,
          cells: [
            <a key="order" href={`#${places.order(one.order)}`} title={one.customer}>
              {one.order}
            </a>,
            one.rank.row,
            dayTime(one.needBy, view),
            count(one.wants),
            count(one.gets),
          ],
          ...(one.gets < one.wants ? { look: 'strong' as const } : {}),
        }))}
      />
      <Note>
        {`As things stand now. ${rankReasons(serves.orders.first.map(({ rank }) => rank))}. ${count(serves.toCome)} for customers to come.`}
        {serves.orders.more > 0 ? ` ${count(serves.orders.more)} more wait behind them.` : ''}
      </Note>
    </Section>
  );
}

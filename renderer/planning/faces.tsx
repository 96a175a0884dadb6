import type { PlanAlternative, PlanDetail } from '#shared/protocol';
import {
  count,
  dayTime,
  EmptyRegion,
  Facts,
  Note,
  percent,
  places,
  quantity,
  Section,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { Account, HubHistory } from '#work';
import { ALTERNATIVE_WORDS, keptText, servedText } from './plan-words.ts';
import styles from './plan.module.css';

/** Other ways of dealing with the same needs, side by side in money and service, each with its formula. */
export function AlternativesFace({ detail }: { detail: PlanDetail }) {
  const { alternatives, row } = detail;
  if (alternatives.length === 0)
    return (
      <EmptyRegion>
        {row.status === 'abandoned'
          ? 'It was abandoned before it was compared.'
          : 'The other ways are worked out once the plan stands.'}
      </EmptyRegion>
    );
  const money = (minor: number) => wholeMoney({ minor, currency: row.currency });
  const lost = (one: PlanAlternative) => one.lossMinor + one.tooEarlyMinor;
  const nothing = alternatives.find(({ name }) => name === 'nothing');
  const without = nothing === undefined ? 0 : lost(nothing);
  const best = alternatives.reduce((least, one) =>
    one.costMinor + lost(one) < least.costMinor + lost(least) ? one : least,
  );
  return (
    <div className={styles['face']} tabIndex={0} role="group" aria-label="Options in money">
      <Section title="Options in money" aside="cost + expected loss">
        <SmallTable
          label="Options in money"
          columns={[
            { header: 'Option' },
            { header: 'Cost', align: 'right' },
            { header: 'Expected loss', align: 'right' },
            { header: 'Together', align: 'right' },
            { header: 'Served in time', align: 'right' },
            { header: 'Margin kept', align: 'right' },
            { header: 'How it is computed' },
          ]}
          rows={alternatives.map((one) => ({
            id: one.name,
            cells: [
              ALTERNATIVE_WORDS[one.name],
              money(one.costMinor),
              money(lost(one)),
              money(one.costMinor + lost(one)),
              one.name === 'repromise' ? 'at the new dates' : servedText(one),
              keptText(lost(one), without),
              one.formula,
            ],
            ...(one === best ? { look: 'strong' as const } : {}),
          }))}
        />
        <Note>
          Expected loss: margin of waiting lines that are not served by their date, and of customers
          to come, each by how likely it is that they ask for more than is there.
        </Note>
      </Section>
    </div>
  );
}

/** Each lane that carries something: trucks, how full they are, what they cost and protect. */
export function LanesFace({ detail }: { detail: PlanDetail }) {
  const view = useViewpoint();
  const { lanes, row } = detail;
  if (lanes.length === 0) return <EmptyRegion>No lane carries anything.</EmptyRegion>;
  const money = (minor: number) => wholeMoney({ minor, currency: row.currency });
  return (
    <div className={styles['face']} tabIndex={0} role="group" aria-label="Lanes">
      <Section title="Lanes" aside="one truck's cost is shared by what rides on it">
        <SmallTable
          label="Lanes"
          columns={[
            { header: 'Lane' },
            { header: 'Carrier' },
            { header: 'Trucks', align: 'right' },
            { header: 'Units', align: 'right' },
            { header: 'By weight', align: 'right' },
            { header: 'By volume', align: 'right' },
            { header: 'There by', align: 'right' },
            { header: 'Trucks cost', align: 'right' },
            { header: 'Freight', align: 'right' },
            { header: 'Protects', align: 'right' },
          ]}
          rows={lanes.map((lane) => ({
            id: lane.laneId,
            cells: [
              `${lane.fromCode} → ${lane.toCode}, ${lane.laneId}`,
              lane.carrier,
              `${lane.trucks} of ${lane.mostTrucks}`,
              count(lane.units),
              percent(lane.weightPercent / 100),
              percent(lane.volumePercent / 100),
              dayTime(lane.arrivesAt, view),
              money(lane.truckCostMinor),
              money(lane.freightMinor),
              money(lane.protectsMinor),
            ],
          }))}
        />
      </Section>
    </div>
  );
}

/** What stays short all the same, the dearest first, with what stands in the way. */
export function ShortFace({ detail }: { detail: PlanDetail }) {
  const { short, shortNotListed, row } = detail;
  if (row.inputsAt === null) return <EmptyRegion>There is no plan yet.</EmptyRegion>;
  if (short.length === 0) return <EmptyRegion>All that is wanted comes in time.</EmptyRegion>;
  return (
    <div className={styles['face']} tabIndex={0} role="group" aria-label="Stays short">
      <Section title="Stays short" aside="by what it loses">
        <SmallTable
          label="Stays short"
          columns={[
            { header: 'Site' },
            { header: 'Item' },
            { header: 'Wanted', align: 'right' },
            { header: 'Short', align: 'right' },
            { header: 'Lost', align: 'right' },
            { header: 'What stands in the way' },
            { header: 'Without that', align: 'right' },
          ]}
          rows={short.map((one) => ({
            id: one.key,
            cells: [
              one.siteCode,
              <a key="item" href={`#${places.stock(one.key)}`}>
                {one.sku}
              </a>,
              quantity(one.wanted, one.unit),
              quantity(one.short, one.unit),
              wholeMoney({ minor: one.lossMinor, currency: row.currency }),
              one.binding,
              one.liftedSavesMinor === null
                ? '–'
                : `saves ${wholeMoney({ minor: one.liftedSavesMinor, currency: row.currency })}`,
            ],
          }))}
        />
        <Note>
          Without that: what the whole plan would save, solved again with the constraint lifted; for
          the dearest three.
        </Note>
        {shortNotListed === 0 ? null : (
          <Note>{`${count(shortNotListed)} more lose less than these.`}</Note>
        )}
      </Section>
    </div>
  );
}

/** What the plan was made from, what was changed by hand, and what happened to it. */
export function InputsFace({ detail }: { detail: PlanDetail }) {
  const view = useViewpoint();
  const { row, sizes, inputsHash, policy, editWords, objective, exceptions } = detail;
  return (
    <div className={styles['face']} tabIndex={0} role="group" aria-label="Inputs and history">
      {objective === null ? null : <Account arithmetic={objective} currency={row.currency} />}
      <Section title="Inputs">
        <Facts
          facts={[
            { label: 'Taken', value: row.inputsAt === null ? '–' : dayTime(row.inputsAt, view) },
            { label: 'Policy', value: policy },
            {
              label: 'Near the best',
              value: `within ${percent(detail.gapWantedBasisPoints / 10_000, 1)} is enough`,
            },
            ...(sizes === null
              ? []
              : [
                  {
                    label: 'Size',
                    value: `${count(sizes.needs)} needs, ${count(sizes.supplies)} supplies, ${count(sizes.items)} items, ${count(sizes.lanes)} lanes, ${count(sizes.sites)} sites`,
                  },
                ]),
            { label: 'SHA-256', value: inputsHash ?? '–' },
            {
              label: 'Changed by hand',
              value: editWords.length === 0 ? 'nothing' : editWords.join('; '),
            },
            {
              label: 'Due too early',
              value: wholeMoney({ minor: row.tooEarlyMinor, currency: row.currency }),
              aside:
                'a need is asked for by one date; margin due before it is lost with and without the plan',
            },
          ]}
        />
      </Section>
      {exceptions.length === 0 ? null : (
        <Section title="Asked for">
          <ul className={styles['links']}>
            {exceptions.map((key) => (
              <li key={key}>
                <a href={`#${places.exception(key)}`}>{key}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <HubHistory entries={detail.history} />
    </div>
  );
}

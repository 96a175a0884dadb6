import type { PlanDetail } from '#shared/protocol';
import { count, EmptyRegion, Note, places, quantity, Section, SmallTable, wholeMoney } from '#ui';
import { PlanFace } from './PlanFace.tsx';

/** What stays short all the same, the dearest first, with what stands in the way. */
export function ShortFace({ detail }: { detail: PlanDetail }) {
  const { short, shortNotListed, row } = detail;
  if (row.inputsAt === null) return <EmptyRegion>There is no plan yet.</EmptyRegion>;
  if (short.length === 0) return <EmptyRegion>All that is wanted comes in time.</EmptyRegion>;
  return (
    <PlanFace label="Stays short">
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
    </PlanFace>
  );
}

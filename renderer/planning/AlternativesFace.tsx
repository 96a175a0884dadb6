import type { PlanAlternative, PlanDetail } from '#shared/protocol';
import { EmptyRegion, Note, Section, SmallTable, wholeMoney } from '#ui';
import { PlanFace } from './PlanFace.tsx';
import { ALTERNATIVE_WORDS, keptText, servedText } from './plan-words.ts';

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
    <PlanFace label="Options in money">
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
    </PlanFace>
  );
}

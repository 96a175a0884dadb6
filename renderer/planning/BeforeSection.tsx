import type { PlanRow } from '#shared/protocol';
import { Note, Section, signedMoney, SmallTable, wholeMoney } from '#ui';
import { servedText } from './plan-words.ts';

interface BeforeSectionProps {
  before: PlanRow;
  after: PlanRow;
  /** What was changed in between. */
  words: readonly string[];
}

/** Old beside new after an input was changed: what the change costs and brings. */
export function BeforeSection({ before, after, words }: BeforeSectionProps) {
  const { currency } = after;
  const isSolved = after.inputsAt !== null;
  const money = (minor: number) => wholeMoney({ minor, currency });
  const line = (label: string, of: (row: PlanRow) => number) => ({
    id: label,
    cells: [
      label,
      money(of(before)),
      isSolved ? money(of(after)) : '–',
      isSolved ? signedMoney({ minor: of(after) - of(before), currency }) : '–',
    ],
  });
  return (
    <Section title={`${before.key} beside ${after.key}`} aside="old beside new">
      <SmallTable
        label="Old beside new"
        columns={[
          { header: '' },
          { header: before.key, align: 'right' },
          { header: after.key, align: 'right' },
          { header: 'Change', align: 'right' },
        ]}
        rows={[
          line('Freight', ({ costMinor }) => costMinor),
          line('Still lost', ({ lossAfterMinor, tooEarlyMinor }) => lossAfterMinor + tooEarlyMinor),
          {
            id: 'served',
            cells: ['Served in time', servedText(before), isSolved ? servedText(after) : '–', ''],
          },
        ]}
      />
      <Note>
        {words.length === 0 ? 'With the inputs as they are now.' : `Changed: ${words.join('; ')}.`}
      </Note>
    </Section>
  );
}

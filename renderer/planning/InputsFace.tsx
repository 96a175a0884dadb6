import type { PlanDetail } from '#shared/protocol';
import { count, dayTime, Facts, percent, places, Section, useViewpoint, wholeMoney } from '#ui';
import { Account, HubHistory } from '#work';
import { PlanFace } from './PlanFace.tsx';
import styles from './plan.module.css';

/** What the plan was made from, what was changed by hand, and what happened to it. */
export function InputsFace({ detail }: { detail: PlanDetail }) {
  const view = useViewpoint();
  const { row, sizes, inputsHash, policy, editWords, objective, exceptions } = detail;
  return (
    <PlanFace label="Inputs and history">
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
    </PlanFace>
  );
}

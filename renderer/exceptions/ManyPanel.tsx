import { Siren } from 'lucide-react';
import type { ExceptionRow } from '#shared/protocol';
import { worstState } from '#shared/vocabulary';
import {
  Button,
  closePanel,
  ContextPanel,
  count,
  Facts,
  Pill,
  Section,
  STATE_SHAPES,
  wholeMoney,
} from '#ui';

/** What several picked exceptions add up to; the acts are those of the bulk dialog. */
export function ManyPanel({ rows, onBulk }: { rows: readonly ExceptionRow[]; onBulk: () => void }) {
  const worst = worstState(rows.map((row) => row.state));
  const roots = rows.filter((row) => row.parent === null);
  const minor = roots.reduce((sum, row) => sum + row.atRiskMinor, 0);
  return (
    <ContextPanel
      kind="Exceptions"
      icon={Siren}
      asOf={null}
      name={`${count(rows.length)} exceptions`}
      pills={<Pill state={worst}>{`Worst ${STATE_SHAPES[worst].word.toLowerCase()}`}</Pill>}
      onClose={closePanel}
      actions={
        <Button isPrimary keys="." isKeyBoundElsewhere onPress={onBulk}>
          Act on all
        </Button>
      }
    >
      <Section title="Together">
        <Facts
          facts={[
            { label: 'At risk', value: wholeMoney({ minor, currency: 'USD' }), isStrong: true },
            { label: 'Orders', value: count(roots.reduce((sum, row) => sum + row.orders, 0)) },
            {
              label: 'Unassigned',
              value: count(rows.filter((row) => row.owner === null).length),
            },
          ]}
        />
      </Section>
    </ContextPanel>
  );
}

import type { LucideIcon } from 'lucide-react';
import { worstState, type State } from '#shared/vocabulary';
import {
  Button,
  closePanel,
  ContextPanel,
  count,
  Facts,
  Pill,
  Section,
  STATE_SHAPES,
  type Fact,
} from '#ui';

interface ManyPanelProps {
  /** What kind of things: "Stock positions". */
  kind: string;
  /** The same within a sentence, behind their number: "positions". */
  noun: string;
  icon: LucideIcon;
  rows: readonly { state: State }[];
  /** What they add up to, the most important first. */
  facts: readonly Fact[];
  /** The act that they share; the grid listens to its keys. */
  act: { label: string; keys: string; onPress: () => void };
}

/** What several picked things add up to, how bad the worst of them is, and the act that they share. */
export function ManyPanel({ kind, noun, icon, rows, facts, act }: ManyPanelProps) {
  const worst = worstState(rows.map((row) => row.state));
  return (
    <ContextPanel
      kind={kind}
      icon={icon}
      asOf={null}
      name={`${count(rows.length)} ${noun}`}
      pills={<Pill state={worst}>{`Worst ${STATE_SHAPES[worst].word.toLowerCase()}`}</Pill>}
      onClose={closePanel}
      actions={
        <Button isPrimary keys={act.keys} isKeyBoundElsewhere onPress={act.onPress}>
          {act.label}
        </Button>
      }
    >
      <Section title="Together">
        <Facts facts={facts} />
      </Section>
    </ContextPanel>
  );
}

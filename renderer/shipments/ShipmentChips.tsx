import type { ShipmentRow } from '#shared/protocol';
import type { State } from '#shared/vocabulary';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { useCollection, useLoadState, useTally } from '#live';
import { Chip, ChoiceChip, count, STATE_SHAPES } from '#ui';
import {
  allOf,
  DUE_CHOICES,
  isNarrowed,
  LATE_CHOICES,
  type ShipmentFilter,
} from './shipment-filter.ts';

interface ShipmentChipsProps {
  filter: ShipmentFilter;
  onChange: (filter: ShipmentFilter) => void;
  /** The chip that lets everything through: "All moving". */
  allLabel: string;
}

const phaseAndState = (row: ShipmentRow): `${ShipmentRow['phase']} ${State}` =>
  `${row.phase} ${row.state}`;

/** How many shipments of each phase and state there are now. */
export function useShipmentTally() {
  const tally = useTally('shipments', phaseAndState);
  const of = (phase: ShipmentRow['phase'], state: State) => tally.get(`${phase} ${state}`) ?? 0;
  const all = (phase: ShipmentRow['phase']) =>
    STATES_BY_RANK.reduce((sum, state) => sum + of(phase, state), 0);
  return { of, all };
}

/** State counts, where they are due, when, and how late they are. A chip that is on is pressed again to leave it. */
export function ShipmentChips({ filter, onChange, allLabel }: ShipmentChipsProps) {
  const tally = useShipmentTally();
  const sites = useSiteChoices();
  const { phase } = filter;
  return (
    <>
      <Chip
        label={allLabel}
        value={count(tally.all(phase))}
        isOn={!isNarrowed(filter)}
        onPress={() => onChange(allOf(phase))}
      />
      {STATES_BY_RANK.filter((state) => state !== 'ok').map((state) => (
        <Chip
          key={state}
          state={state}
          label={STATE_SHAPES[state].word}
          value={count(tally.of(phase, state))}
          isOn={filter.state === state}
          onPress={() => onChange({ ...filter, state: filter.state === state ? null : state })}
        />
      ))}
      <ChoiceChip
        label="Due at"
        anyText="any site"
        choices={sites}
        value={filter.to}
        onChoose={(to) => onChange({ ...filter, to })}
        keys="F"
      />
      <ChoiceChip
        label="Due"
        anyText="any time"
        choices={DUE_CHOICES}
        value={filter.due}
        onChoose={(value) =>
          onChange({
            ...filter,
            due: DUE_CHOICES.find((choice) => choice.value === value)?.value ?? null,
          })
        }
      />
      <ChoiceChip
        label="Late by"
        anyText="any"
        choices={LATE_CHOICES}
        value={filter.lateOver}
        onChoose={(value) =>
          onChange({
            ...filter,
            lateOver: LATE_CHOICES.find((choice) => choice.value === value)?.value ?? null,
          })
        }
      />
    </>
  );
}

function useSiteChoices(): { value: string; label: string }[] {
  const sites = useCollection('sites');
  useLoadState('sites');
  return Array.from(sites.rows(), ({ key, name }) => ({ value: key, label: name })).toSorted(
    (a, b) => a.label.localeCompare(b.label),
  );
}

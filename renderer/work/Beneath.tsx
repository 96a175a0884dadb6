import { useEntity } from '#live';
import type { PlaceKind, RollUpRow } from '#shared/protocol';
import { count, Facts, knownMoney, orNothing, places, Section, StateMark, wholeMoney } from '#ui';
import type { Fact } from '#ui';

interface BeneathProps {
  /** Places of the object, with what people call the kind: "Lane", "Carrier". */
  of: readonly { label: string; kind: PlaceKind; key: string | null }[];
}

/** The worst that is open beneath the places of an object, how many and what they put at risk: as the queue has it. */
export function Beneath({ of }: BeneathProps) {
  const known = of.filter((one): one is typeof one & { key: string } => one.key !== null);
  if (known.length === 0) return null;
  return (
    <Section title="Open beneath" aside="exceptions">
      {known.map(({ label, kind, key }) => (
        <BeneathOne key={kind} label={label} place={`${kind}/${key}`} />
      ))}
    </Section>
  );
}

function BeneathOne({ label, place }: { label: string; place: string }) {
  const row = useEntity('rollUps', place);
  return <Facts facts={[beneathFact(label, place, row)]} />;
}

/** "Lane: late, 3 open, $1,240". */
export function beneathFact(label: string, place: string, row: RollUpRow | undefined): Fact {
  if (row === undefined) return { label, value: 'nothing open' };
  const money = orNothing(knownMoney(row.atRiskMinor, row.currency), wholeMoney);
  return {
    label,
    value: (
      <a href={`#${places.beneath(place)}`}>
        <StateMark state={row.state} shapeOnly />
        {` ${count(row.open)} open, ${row.atRiskIsBound ? '≤ ' : ''}${money}`}
      </a>
    ),
    isStrong: row.critical > 0,
  };
}

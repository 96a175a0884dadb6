import type { PlanDetail } from '#shared/protocol';
import {
  count,
  dayTime,
  EmptyRegion,
  percent,
  Section,
  SmallTable,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { PlanFace } from './PlanFace.tsx';

/** Each lane that carries something: trucks, how full they are, what they cost and protect. */
export function LanesFace({ detail }: { detail: PlanDetail }) {
  const view = useViewpoint();
  const { lanes, row } = detail;
  if (lanes.length === 0) return <EmptyRegion>No lane carries anything.</EmptyRegion>;
  const money = (minor: number) => wholeMoney({ minor, currency: row.currency });
  return (
    <PlanFace label="Lanes">
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
    </PlanFace>
  );
}

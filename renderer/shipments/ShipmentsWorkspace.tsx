import type { ShipmentPhase } from '#shared/protocol';
import { useCollection } from '#live';
import {
  count,
  ExportButton,
  Tabs,
  Toolbar,
  useGridPlace,
  useGridSummary,
  useKeys,
  WorkspaceLayout,
} from '#ui';
import { openShipment } from './open-shipment.ts';
import { ShipmentChips, useShipmentTally } from './ShipmentChips.tsx';
import { SHIPMENT_COLUMNS_FULL } from './shipment-columns.ts';
import { allOf, filterWords, isNarrowed } from './shipment-filter.ts';
import { ShipmentGridRegion } from './ShipmentGridRegion.tsx';
import { ShipmentPanel } from './ShipmentPanel.tsx';
import { useShipmentFilter } from './use-shipment-filter.ts';
import { useShipmentGrid } from './use-shipment-grid.ts';
import { useShipmentsTogether } from './use-shipments-together.tsx';

const TABS: readonly { id: ShipmentPhase; title: string }[] = [
  { id: 'moving', title: 'Moving' },
  { id: 'planned', title: 'Planned' },
  { id: 'arrived', title: 'Arrived' },
];

/** Every truck, by where it is in its life: the map's grid at full height, and how and how long each goes. */
export default function ShipmentsWorkspace() {
  const source = useCollection('shipments');
  const sites = useCollection('sites');
  const tally = useShipmentTally();
  const [filter, setFilter] = useShipmentFilter();
  const { model } = useShipmentGrid(SHIPMENT_COLUMNS_FULL, filter);
  const summary = useGridSummary(model);
  const together = useShipmentsTogether(model);
  const currentId = useGridPlace(model, '/shipments');

  useKeys('workspace', [together.key]);

  return (
    <WorkspaceLayout
      label="Shipments"
      panel={together.panel ?? (currentId === null ? null : <ShipmentPanel id={currentId} />)}
    >
      <Toolbar
        label="Phase"
        end={
          <>
            <span>{`${count(summary.shown)} shown`}</span>
            <ExportButton
              model={model}
              title="Shipments"
              filter={filterWords(filter, (gln) => sites.get(gln)?.name ?? gln)}
            />
          </>
        }
      >
        <Tabs
          label="Phase"
          tabs={TABS.map(({ id, title }) => ({ id, title, count: count(tally.all(id)) }))}
          activeId={filter.phase}
          onChoose={(id) => setFilter(allOf(TABS.find((tab) => tab.id === id)?.id ?? 'moving'))}
        />
      </Toolbar>
      <Toolbar label="Filters">
        <ShipmentChips filter={filter} onChange={setFilter} allLabel={`All ${filter.phase}`} />
      </Toolbar>
      <ShipmentGridRegion
        model={model}
        onOpen={(id) => openShipment(source.get(id))}
        phase={filter.phase}
        onClearFilter={isNarrowed(filter) ? () => setFilter(allOf(filter.phase)) : null}
      />
      {together.dialog}
    </WorkspaceLayout>
  );
}

import { lazy, useEffect, useMemo, useRef, useState } from 'react';
import { zoneName } from '#shared/vocabulary';
import { useCollection, useConnection, useLoadState } from '#live';
import {
  count,
  ExportButton,
  goTo,
  openPanel,
  placeNow,
  placeOf,
  RegionHead,
  Splitter,
  useAppearance,
  useGridPlace,
  useGridSummary,
  useKeys,
  usePlaceKey,
  usePlaceQuery,
  viewpoint,
  WorkspaceLayout,
  useZone,
} from '#ui';
import {
  allOf,
  filterWords,
  isNarrowed,
  openShipment,
  SHIPMENT_COLUMNS,
  ShipmentChips,
  ShipmentGridRegion,
  ShipmentPanel,
  useShipmentFilter,
  useShipmentGrid,
  useShipmentsTogether,
} from '../shipments/index.ts';
import { LiveShipments } from './live-shipments.ts';
import { MapLegend } from './MapLegend.tsx';
import type { ShipmentMapHandle } from './ShipmentMap.tsx';
import { SitePanel } from './SitePanel.tsx';
import { useRowsFirst } from './use-rows-first.ts';
import { useSiteMarks } from './use-site-marks.ts';
import styles from './map-workspace.module.css';

const PATH = '/map';
/** SCREENS.md, Map: the grid's height below the map (px), and how far the splitter goes. */
const GRID_PX = 280;
const GRID_MIN_PX = 120;
const GRID_MAX_PX = 640;

/** Begins to fetch the map; what did not come stops the workspace, and is fetched again by the next one. */
function fetchedMap() {
  const fetched = import('./ShipmentMap.tsx').then((file) => ({ default: file.ShipmentMap }));
  // Heard where the map is drawn, which may be later than it fails.
  fetched.catch(() => undefined);
  return lazy(() => fetched);
}

/** Where everything is: sites and moving shipments on the map, the same shipments in the grid below, one selection. */
export default function MapWorkspace() {
  const { theme } = useAppearance();
  const { clock } = useConnection();
  const source = useCollection('shipments');
  const sites = useCollection('sites');
  const marks = useSiteMarks();
  const [filter, setFilter] = useShipmentFilter();
  const [gridPx, setGridPx] = useState(GRID_PX);
  const map = useRef<ShipmentMapHandle>(null);
  const { model, matches } = useShipmentGrid(SHIPMENT_COLUMNS, filter);
  const summary = useGridSummary(model);
  // Fetched beside the rows, made after them.
  const [ShipmentMap] = useState(fetchedMap);
  const isMapDue = useRowsFirst(useLoadState('shipments').phase === 'live');
  const together = useShipmentsTogether(model);
  useGridPlace(model, PATH);
  const { key } = usePlaceKey(PATH);
  const siteInPlace = usePlaceQuery().get('site');
  const site = key === null ? siteInPlace : null;
  // A shipment was chosen after the site: the query is what is left of that.
  useEffect(() => {
    if (key !== null && siteInPlace !== null) turnTo(placeOf(PATH, key), null);
  }, [key, siteInPlace]);

  const shown = useMemo(
    () => new LiveShipments(source, clock.nowMs, () => viewpoint.getState()),
    [source, clock],
  );
  useEffect(() => shown.show(matches, key), [shown, matches, key]);
  useEffect(() => {
    if (key !== null) map.current?.reveal(key);
  }, [key]);

  const choose = (id: string | null, kind: 'shipment' | 'site' | 'nothing') => {
    if (kind !== 'shipment') model.setCurrent(null);
    if (id === null || kind === 'site') turnTo(PATH, id);
    else turnTo(placeOf(PATH, id), null);
    if (id !== null) openPanel();
  };

  useKeys('map', [
    { keys: '+', does: 'zoom in', run: () => map.current?.zoomIn() },
    { keys: '=', does: 'zoom in', run: () => map.current?.zoomIn() },
    { keys: '-', does: 'zoom out', run: () => map.current?.zoomOut() },
    { keys: '0', does: 'whole network', run: () => map.current?.fit() },
    { keys: 'L', does: 'layers', run: () => map.current?.toggleTowns() },
    together.key,
  ]);

  return (
    <WorkspaceLayout
      label="Map"
      panel={
        together.panel ??
        (site !== null ? (
          <SitePanel gln={site} />
        ) : key !== null ? (
          <ShipmentPanel id={key} />
        ) : null)
      }
    >
      <div className={styles['map']}>
        {isMapDue ? (
          <ShipmentMap
            theme={theme}
            sites={marks}
            shipments={shown}
            selected={key ?? site}
            worldNowMs={clock.nowMs}
            onSelect={choose}
            handle={map}
          />
        ) : null}
        <div className={styles['chips']} role="toolbar" aria-label="Filters">
          <ShipmentChips filter={filter} onChange={setFilter} allLabel="All moving" />
        </div>
        <MapLegend />
      </div>
      <Splitter
        label="Height of the grid"
        sizePx={gridPx}
        minPx={GRID_MIN_PX}
        maxPx={GRID_MAX_PX}
        onResize={setGridPx}
      />
      <div className={styles['grid']} style={{ height: gridPx }}>
        <RegionHead
          title="Shipments"
          note={`${count(summary.shown)} moving, sorted by state then lateness · times in ${useZoneName()}, today unless dated`}
          end={
            <ExportButton
              model={model}
              title="Shipments on the map"
              filter={filterWords(filter, (gln) => sites.get(gln)?.name ?? gln)}
            />
          }
        />
        <ShipmentGridRegion
          model={model}
          onOpen={(id) => openShipment(source.get(id))}
          phase="moving"
          onClearFilter={isNarrowed(filter) ? () => setFilter(allOf('moving')) : null}
        />
      </div>
      {together.dialog}
    </WorkspaceLayout>
  );
}

/** Another selection within the map: the filter in the query stays, the site is another or none. */
function turnTo(path: string, site: string | null): void {
  const query = new URLSearchParams(placeNow().query);
  if (site === null) query.delete('site');
  else query.set('site', site);
  const text = query.toString();
  goTo(text === '' ? path : `${path}?${text}`, { replace: true });
}

/** "EDT": the short name of the chosen zone now. */
function useZoneName(): string {
  const zone = useZone();
  return zoneName(viewpoint.getState().nowMs, zone);
}

import type { SiteRow } from '#shared/protocol';
import { Button, EmptyRegion, LoadingRegion } from '#ui';
import type { GalleryGroup } from '#ui';
import { MapLegend } from './MapLegend.tsx';
import { SitePanelView } from './SitePanelView.tsx';

const ATLANTA: SiteRow = {
  key: '0850000000011',
  code: 'ATL',
  name: 'Atlanta',
  entity: '0850000000103',
  entityName: 'Southern Supply Inc.',
  latitude: 33.749,
  longitude: -84.388,
  zone: 'America/New_York',
  state: 'critical',
  short: 7,
  excess: 0,
  critical: 1,
  openExceptions: 11,
  worstException: 'EX-2291',
  atRiskMinor: 18_430_000,
  currency: 'USD',
  outflowSevenDays: 48_210,
  asOf: {
    source: 'wms/atlanta',
    occurredAt: '2026-06-30T15:42:00.000Z',
    receivedAt: '2026-06-30T15:42:01.000Z',
    cadenceMs: 30_000,
  },
};
const action = (
  <Button isPrimary keys="N" isKeyBoundElsewhere onPress={() => {}}>
    Create transfer
  </Button>
);

/** The site panel: short, silent, calm, loading and gone; and the legend. */
export const states: GalleryGroup = {
  title: 'Map: site panel and legend',
  widthPx: 396,
  states: [
    {
      name: 'short',
      node: <SitePanelView site={ATLANTA} worst={[]} inbound={12} outbound={9} actions={action} />,
    },
    {
      name: 'stale',
      node: (
        <SitePanelView
          site={{
            ...ATLANTA,
            key: '0850000000028',
            code: 'DFW',
            name: 'Dallas',
            state: 'stale',
            short: 0,
            critical: 0,
            worstException: null,
            asOf: {
              ...ATLANTA.asOf,
              source: 'wms/dallas',
              occurredAt: '2026-06-30T15:28:06.000Z',
              receivedAt: '2026-06-30T15:28:07.000Z',
            },
          }}
          worst={[]}
          inbound={4}
          outbound={3}
        />
      ),
    },
    { name: 'loading', node: <LoadingRegion /> },
    { name: 'empty', node: <EmptyRegion>There is no site 0850000000999.</EmptyRegion> },
    {
      name: 'legend',
      node: (
        <div style={{ position: 'relative', height: 56 }}>
          <MapLegend />
        </div>
      ),
    },
  ],
};

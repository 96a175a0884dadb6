import type { ExceptionRow, SiteRow } from '#shared/protocol';
import { useCollection, useEntity, useLoadState } from '#live';
import { Button, EmptyRegion, goTo, LoadingRegion, places, useViewpoint } from '#ui';
import { Beneath, useRight } from '#work';
import { SitePanelView } from './SitePanelView.tsx';

/** As many as one reads beside a map; the queue has them all. */
const WORST = 6;

/** A site of the live collection. What is counted around it is counted again each second, with the clock. */
export function SitePanel({ gln }: { gln: string }) {
  const site = useEntity('sites', gln);
  const load = useLoadState('sites');
  const exceptions = useCollection('exceptions');
  const shipments = useCollection('shipments');
  useViewpoint();
  if (site === undefined) {
    return load.phase === 'live' ? (
      <EmptyRegion>{`There is no site ${gln}.`}</EmptyRegion>
    ) : (
      <LoadingRegion />
    );
  }
  let [inbound, outbound] = [0, 0];
  for (const row of shipments.rows()) {
    if (row.phase !== 'moving') continue;
    if (row.to === gln) inbound++;
    if (row.from === gln) outbound++;
  }
  return (
    <SitePanelView
      site={site}
      worst={worstAt(exceptions.rows(), gln)}
      inbound={inbound}
      outbound={outbound}
      beneath={<Beneath of={[{ label: site.entityName, kind: 'entity', key: site.entity }]} />}
      actions={<SiteActions site={site} />}
    />
  );
}

/** A short site is a transfer's destination, one with only excess its source. */
function SiteActions({ site }: { site: SiteRow }) {
  const right = useRight('transfer.create');
  const { worstException } = site;
  const draft = site.short === 0 && site.excess > 0 ? { from: site.key } : { to: site.key };
  return (
    <>
      {worstException === null ? null : (
        <Button isPrimary onPress={() => goTo(places.exception(worstException))}>
          Open worst exception
        </Button>
      )}
      <Button
        keys="N"
        isPrimary={worstException === null}
        unavailable={right}
        onPress={() => goTo(places.newTransfer(draft))}
      >
        Create transfer
      </Button>
    </>
  );
}

function worstAt(rows: Iterable<ExceptionRow>, gln: string): ExceptionRow[] {
  const open: ExceptionRow[] = [];
  for (const row of rows) {
    const isOpen = row.status === 'open' || row.status === 'acknowledged';
    if (isOpen && row.site === gln && row.parent === null) open.push(row);
  }
  return open.toSorted((a, b) => (b.atRiskMinor ?? -1) - (a.atRiskMinor ?? -1)).slice(0, WORST);
}

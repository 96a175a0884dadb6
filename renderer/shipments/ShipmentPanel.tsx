import { useAnswer, useEntity, useLoadState } from '#live';
import { EmptyRegion, LoadingRegion } from '#ui';
import { Beneath, HubRegion } from '#work';
import { ShipmentActions } from './ShipmentActions.tsx';
import { ShipmentBody, ShipmentPanelView } from './ShipmentPanelView.tsx';

/** A shipment of the live collection with what the hub knows of it; asked again when its truck or its state has news. */
export function ShipmentPanel({ id }: { id: string }) {
  const row = useEntity('shipments', id);
  const load = useLoadState('shipments');
  const exception = useEntity('exceptions', row?.exception ?? null);
  const answer = useAnswer(
    'shipment.detail',
    row === undefined ? null : { key: id },
    row === undefined ? 0 : `${row.asOf.receivedAt}|${row.state}|${row.nextMilestone}`,
  );
  if (row === undefined) {
    return load.phase === 'live' ? (
      <EmptyRegion>{`There is no shipment ${id} here any more: it has ended, or was never planned.`}</EmptyRegion>
    ) : (
      <LoadingRegion />
    );
  }
  return (
    <ShipmentPanelView row={row} actions={<ShipmentActions key={id} row={row} />}>
      <HubRegion answer={answer}>
        {(detail) => (
          <ShipmentBody
            row={row}
            detail={detail}
            exception={exception}
            beneath={
              <Beneath
                of={[
                  {
                    label: 'Lane',
                    kind: 'lane',
                    key: row.from === null || row.to === null ? null : `${row.from}>${row.to}`,
                  },
                  { label: 'Carrier', kind: 'carrier', key: row.carrier },
                ]}
              />
            }
          />
        )}
      </HubRegion>
    </ShipmentPanelView>
  );
}

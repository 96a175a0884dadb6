import { Button, EmptyRegion, ErrorRegion, LoadingRegion, NoRightRegion } from '#ui';
import type { GalleryGroup } from '#ui';
import { LATE_EXCEPTION, SHIPMENT_DETAIL, shipmentRow } from './shipment-fixture.ts';
import { ShipmentBody, ShipmentPanelView } from './ShipmentPanelView.tsx';

const nothing = () => {};
const actions = (
  <>
    <Button isPrimary keys="Enter" isKeyBoundElsewhere onPress={nothing}>
      Open exception
    </Button>
    <Button keys="U" isKeyBoundElsewhere onPress={nothing}>
      Expedite
    </Button>
  </>
);

const late = shipmentRow();
const silent = shipmentRow({
  key: 'SHP-48211',
  state: 'stale',
  tracking: 'signalLost',
  lateByMinutes: 45,
  exception: null,
  purposeKind: 'order',
  purposeNumber: 'SO-771204',
  asOf: {
    ...late.asOf,
    occurredAt: '2026-06-30T14:40:00.000Z',
    receivedAt: '2026-06-30T14:40:01.000Z',
  },
});

/** The late truck of the picture, one that has gone silent, and the panel while the hub answers, refuses or knows none. */
export const states: GalleryGroup = {
  title: 'Shipment panel',
  widthPx: 396,
  states: [
    {
      name: 'late',
      node: (
        <ShipmentPanelView row={late} actions={actions}>
          <ShipmentBody row={late} detail={SHIPMENT_DETAIL} exception={LATE_EXCEPTION} />
        </ShipmentPanelView>
      ),
    },
    {
      name: 'stale: signal lost, nothing planned to compare with',
      node: (
        <ShipmentPanelView row={silent}>
          <ShipmentBody
            row={silent}
            detail={{ ...SHIPMENT_DETAIL, carrierEta: null, ledger: [], history: [] }}
            exception={undefined}
          />
        </ShipmentPanelView>
      ),
    },
    {
      name: 'loading',
      node: (
        <ShipmentPanelView row={late} actions={actions}>
          <LoadingRegion />
        </ShipmentPanelView>
      ),
    },
    {
      name: 'error',
      node: (
        <ShipmentPanelView row={late} actions={actions}>
          <ErrorRegion
            what="The hub gave no answer in time."
            stillWorks="Its row goes on."
            onRetry={nothing}
          />
        </ShipmentPanelView>
      ),
    },
    {
      name: 'no right',
      node: (
        <ShipmentPanelView row={late}>
          <NoRightRegion>Your role may not read this; operations may.</NoRightRegion>
        </ShipmentPanelView>
      ),
    },
    {
      name: 'empty',
      node: <EmptyRegion>There is no shipment SHP-1 here any more: it has ended.</EmptyRegion>,
    },
  ],
};

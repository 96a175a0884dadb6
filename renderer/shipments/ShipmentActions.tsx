import { useState } from 'react';
import type { ShipmentRow } from '#shared/protocol';
import { Button, goTo, Note, places } from '#ui';
import { ActDialog, useRight } from '#work';
import { ManualEventDialog } from './ManualEventDialog.tsx';

/** The acts on a shipment. Opening its exception comes first; without one there is only speed to ask for. */
export function ShipmentActions({ row }: { row: ShipmentRow }) {
  const [isExpediting, setExpediting] = useState(false);
  const [isEntering, setEntering] = useState(false);
  const right = useRight('shipment.expedite');
  const manualRight = useRight('shipment.enterMilestone');
  const { exception } = row;
  return (
    <>
      {exception === null ? null : (
        <Button
          isPrimary
          keys="Enter"
          isKeyBoundElsewhere
          onPress={() => goTo(places.exception(exception))}
        >
          Open exception
        </Button>
      )}
      <Button
        keys="U"
        isPrimary={exception === null}
        unavailable={right ?? endedText(row)}
        onPress={() => setExpediting(true)}
      >
        Expedite
      </Button>
      <Button
        keys="I"
        unavailable={manualRight ?? endedText(row)}
        onPress={() => setEntering(true)}
      >
        Manual event
      </Button>
      {isEntering ? <ManualEventDialog row={row} onClose={() => setEntering(false)} /> : null}
      {isExpediting ? (
        <ActDialog
          title={`Expedite ${row.key}`}
          verb="Expedite"
          name="shipment.expedite"
          input={(reason) => ({ shipment: row.key, reason })}
          reason="needed"
          done={`Asked ${row.carrierName} to expedite ${row.key}; its answer is awaited`}
          onClose={() => setExpediting(false)}
        >
          <Note>{`${row.fromName} → ${row.toName}. ${row.carrierName} is asked by way of the TMS; done means that it says so.`}</Note>
        </ActDialog>
      ) : null}
    </>
  );
}

/** Why a shipment that has ended cannot be sped up. */
function endedText({ phase }: ShipmentRow): string | undefined {
  if (phase === 'arrived') return 'It has arrived';
  return phase === 'cancelled' ? 'It is cancelled' : undefined;
}

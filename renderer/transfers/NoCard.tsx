import type { Refusal } from '#shared/vocabulary';
import { EmptyRegion, places } from '#ui';

interface NoCardProps {
  transfer: string;
  refusal: Refusal;
}

/** Why a number has no card: nobody knows it, or the ERP moves these goods by itself and only their way is known here. */
export function NoCard({ transfer, refusal: { code, facts } }: NoCardProps) {
  if (code !== 'transfer.ofErp')
    return (
      <EmptyRegion>{`There is no transfer ${transfer}, or it is out of your scope.`}</EmptyRegion>
    );
  const { shipment } = facts;
  return (
    <EmptyRegion>
      {`${transfer} is the ERP’s own transfer: its goods are followed here, it is not steered from here.`}{' '}
      {typeof shipment === 'string' ? (
        <a href={`#${places.shipment(shipment)}`}>{`Open ${shipment}`}</a>
      ) : null}
    </EmptyRegion>
  );
}

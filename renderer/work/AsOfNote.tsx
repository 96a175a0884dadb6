import { isStale } from '#shared/vocabulary';
import type { AsOf } from '#shared/vocabulary';
import { AsOfText, sourceName, useViewpoint } from '#ui';

/** "as of 11:41 EDT · TMS" of a live row, hatched once its source has been silent for too long. */
export function AsOfNote({ asOf }: { asOf: AsOf }) {
  const { nowMs } = useViewpoint();
  return (
    <AsOfText
      instant={asOf.occurredAt}
      source={sourceName(asOf.source)}
      isStale={isStale(asOf, nowMs)}
    />
  );
}

import { isScac } from '#shared/vocabulary';
import type { X12Segment } from '../read/segment.ts';
import { first } from './loops.ts';
import type { SetReading } from './set-reading.ts';

/** How goods travel, as far as a document says. */
export interface EdiCarrier {
  /** Standard Carrier Alpha Code. */
  scac: string | undefined;
  /** Routing in words: `UPS GROUND`. */
  routing: string | undefined;
  /** Element 91: `M` motor, `A` air, `R` rail … */
  method: string | undefined;
  /** Trailer, container or car. */
  equipment: string | undefined;
}

/** Of TD5 and TD3: trading documents. TD503 is a SCAC where TD502 is 2; some write the carrier's name there. */
export function tradeCarrier(
  reading: SetReading,
  segments: readonly X12Segment[],
): EdiCarrier | undefined {
  const td5 = first(segments, 'TD5');
  const td3 = first(segments, 'TD3');
  const named = reading.text(td5, 2) === '2' ? reading.text(td5, 3) : undefined;
  const scac = named !== undefined && isScac(named) ? named : undefined;
  return carrier({
    scac,
    routing: reading.text(td5, 5) ?? (scac === undefined ? named : undefined),
    method: reading.text(td5, 4),
    equipment: equipment(reading, td3, 2),
  });
}

/** Of W66 (to be shipped), W27 (shipped) or W08 (received): warehouse documents. */
export function warehouseCarrier(
  reading: SetReading,
  segments: readonly X12Segment[],
): EdiCarrier | undefined {
  const w66 = first(segments, 'W66');
  const w27 = first(segments, 'W27');
  const w08 = first(segments, 'W08');
  const done = w27 ?? w08;
  return carrier({
    scac: reading.text(done, 2) ?? reading.text(w66, 10),
    routing: reading.text(done, 3) ?? reading.text(w66, 5),
    method: reading.text(done, 1) ?? reading.text(w66, 2),
    equipment: equipment(reading, w27, 6) ?? equipment(reading, w08, 4),
  });
}

/** Initials and number of a piece of equipment, joined as they are painted on it. */
export function equipment(
  reading: SetReading,
  segment: X12Segment | undefined,
  initialAt: number,
): string | undefined {
  const initial = reading.text(segment, initialAt) ?? '';
  const number = reading.text(segment, initialAt + 1) ?? '';
  return initial + number === '' ? undefined : initial + number;
}

function carrier(found: EdiCarrier): EdiCarrier | undefined {
  return Object.values(found).some((value) => value !== undefined) ? found : undefined;
}

import { MINUTE_MS } from '#shared/vocabulary';
import { type Mode, stretches, type Trouble } from '#simulator/world';

/** A drive as it goes: km at each instant, straight between them; neither ever falls. */
export interface Trip {
  atMs: number[];
  km: number[];
}

/** Over how much road a slow stretch is driven, km. */
const SLOW_KM: Partial<Record<Trouble['kind'], number>> = { workZone: 30, weather: 140 };

/** A drive of `km` from `startMs`, with breaks, rests and what holds it up; a late departure is over before it starts. */
export function makeTrip(
  startMs: number,
  km: number,
  mode: Mode,
  speedKmh: number,
  trouble: readonly Trouble[],
): Trip {
  const trip: Trip = { atMs: [startMs], km: [0] };
  let at = startMs;
  let done = 0;
  for (const stretch of stretches(km, mode, speedKmh)) {
    at += stretch.minutes * MINUTE_MS;
    done = Math.min(km, done + stretch.km);
    trip.atMs.push(at);
    trip.km.push(done);
  }
  trip.km[trip.km.length - 1] = km;
  return trouble.reduce(
    (sofar, one) => (one.kind === 'lateDeparture' ? sofar : holdUp(sofar, one)),
    trip,
  );
}

/** When the drive first reaches `km`. */
export function whenAt(trip: Trip, km: number): number {
  const i = trip.km.findIndex((done) => done >= km);
  if (i < 0) return trip.atMs.at(-1) as number;
  if (i === 0) return trip.atMs[0] as number;
  const [fromKm, toKm] = [trip.km[i - 1] as number, trip.km[i] as number];
  const [fromMs, toMs] = [trip.atMs[i - 1] as number, trip.atMs[i] as number];
  return fromMs + ((km - fromKm) / Math.max(1e-9, toKm - fromKm)) * (toMs - fromMs);
}

/** How far it is at an instant, and how fast, km and km/h; before the start and past the end it stands. */
export function progressAt(trip: Trip, ms: number): { km: number; speedKmh: number } {
  const { atMs, km } = trip;
  const last = atMs.length - 1;
  if (ms <= (atMs[0] as number)) return { km: km[0] as number, speedKmh: 0 };
  if (ms >= (atMs[last] as number)) return { km: km[last] as number, speedKmh: 0 };
  let i = 1;
  while ((atMs[i] as number) <= ms) i++;
  const spanMs = (atMs[i] as number) - (atMs[i - 1] as number);
  const spanKm = (km[i] as number) - (km[i - 1] as number);
  const part = (ms - (atMs[i - 1] as number)) / spanMs;
  return { km: (km[i - 1] as number) + spanKm * part, speedKmh: spanKm / (spanMs / 3_600_000) };
}

/** A stop, or a slow stretch, at its share of the way: everything after it comes so much later. */
function holdUp(trip: Trip, trouble: Trouble): Trip {
  const total = trip.km.at(-1) as number;
  const fromKm = trouble.at * total;
  const lateMs = trouble.minutes * MINUTE_MS;
  const slowKm = Math.min(SLOW_KM[trouble.kind] ?? 0, total - fromKm);
  const fromMs = whenAt(trip, fromKm);
  const toMs = whenAt(trip, fromKm + slowKm);
  const held: Trip = { atMs: [], km: [] };
  const put = (ms: number, km: number) => {
    held.atMs.push(ms);
    held.km.push(km);
  };
  trip.atMs.forEach((ms, i) => {
    if (ms < fromMs) put(ms, trip.km[i] as number);
  });
  put(fromMs, fromKm);
  if (slowKm === 0) put(fromMs + lateMs, fromKm);
  else {
    trip.atMs.forEach((ms, i) => {
      const km = trip.km[i] as number;
      if (ms > fromMs && ms < toMs) put(ms + (lateMs * (km - fromKm)) / slowKm, km);
    });
    put(toMs + lateMs, fromKm + slowKm);
  }
  trip.atMs.forEach((ms, i) => {
    if (ms > toMs) put(ms + lateMs, trip.km[i] as number);
  });
  return held;
}

import { zoneOffsetMs } from './zone-time.ts';

/** The names of a zone by its offset, and what tells them. */
interface ZoneNames {
  format: Intl.DateTimeFormat;
  byOffset: Map<number, string>;
}

const namesByZone = new Map<string, ZoneNames>();

/** What people call an IANA zone at an instant: `EDT`, `CST`; where English has no abbreviation the offset, `GMT+2`. */
export function zoneName(ms: number, zone: string): string {
  const { format, byOffset } = namesOf(zone);
  const offset = zoneOffsetMs(zone, ms);
  let name = byOffset.get(offset);
  if (name === undefined) {
    const parts = format.formatToParts(ms);
    name = parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
    byOffset.set(offset, name);
  }
  return name;
}

function namesOf(zone: string): ZoneNames {
  let names = namesByZone.get(zone);
  if (names === undefined) {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' });
    names = { format, byOffset: new Map() };
    namesByZone.set(zone, names);
  }
  return names;
}

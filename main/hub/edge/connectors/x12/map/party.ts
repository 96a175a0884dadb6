import type { X12Segment } from '../read/segment.ts';
import { all, first } from './loops.ts';
import { referencesOf } from './reference.ts';
import type { EdiReference } from './reference.ts';
import type { SetReading } from './set-reading.ts';

/** A party or place of a document (N1 loop), by the partner's own numbers. */
export interface EdiParty {
  /** N101, element 98: `ST` ship to, `SF` ship from, `BY` buyer, `SE` seller, `VN` vendor, `WH` warehouse … */
  role: string;
  name: string | undefined;
  /** N103 and N104; qualifier `9` DUNS+4, `92` assigned by the buyer, `UL` GLN … Undefined where there is none. */
  id: EdiPartyId | undefined;
  /** N2 and N3 lines. */
  lines: string[];
  city: string | undefined;
  /** State or province. */
  region: string | undefined;
  postalCode: string | undefined;
  country: string | undefined;
  contacts: EdiContact[];
  references: EdiReference[];
}

/** A number for a party, and what numbers it (element 66). */
export interface EdiPartyId {
  qualifier: string;
  id: string;
}

/** A person or desk (PER), with numbers by their kind (element 365: `TE`, `EM`, `FX`). */
export interface EdiContact {
  name: string | undefined;
  numbers: { qualifier: string; number: string }[];
}

/**
 * What may stand inside an N1 loop after N1. It differs by set: in warehouse sets a reference after the address is the
 * document's again, in trading sets it is the party's.
 */
export const TRADE_PARTY: readonly string[] = ['N2', 'N3', 'N4', 'REF', 'PER'];
export const WAREHOUSE_PARTY: readonly string[] = ['N2', 'N3', 'N4', 'PER'];
export const FREIGHT_PARTY: readonly string[] = ['N2', 'N3', 'N4', 'L11', 'G61', 'PER'];

/** Takes the N1 loops out of a part of a set; `rest` is what belongs to none. */
export function partiesOf(
  reading: SetReading,
  segments: readonly X12Segment[],
  followers: readonly string[],
): { parties: EdiParty[]; rest: X12Segment[] } {
  const loops: X12Segment[][] = [];
  const rest: X12Segment[] = [];
  let inside: X12Segment[] | undefined;
  for (const segment of segments) {
    if (segment.id === 'N1') {
      inside = [segment];
      loops.push(inside);
    } else if (inside !== undefined && followers.includes(segment.id)) {
      inside.push(segment);
    } else {
      inside = undefined;
      rest.push(segment);
    }
  }
  return { parties: loops.map((loop) => partyOf(reading, loop)), rest };
}

/** The party in this role, of several roles the first that is there. */
export function inRole(parties: readonly EdiParty[], ...roles: string[]): EdiParty | undefined {
  for (const role of roles) {
    const found = parties.find((party) => party.role === role);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partyOf(reading: SetReading, loop: readonly X12Segment[]): EdiParty {
  const n1 = first(loop, 'N1');
  const n4 = first(loop, 'N4');
  const text = (segment: X12Segment | undefined, n: number) => reading.text(segment, n);
  const lines = loop
    .filter((segment) => segment.id === 'N2' || segment.id === 'N3')
    .flatMap((segment) => [text(segment, 1), text(segment, 2)])
    .filter((line) => line !== undefined);
  return {
    role: text(n1, 1) ?? '',
    name: text(n1, 2),
    id: idOf(reading, n1),
    lines,
    city: text(n4, 1),
    region: text(n4, 2),
    postalCode: text(n4, 3),
    country: text(n4, 4),
    contacts: contactsOf(reading, loop),
    references: referencesOf(reading, loop),
  };
}

function idOf(reading: SetReading, n1: X12Segment | undefined): EdiPartyId | undefined {
  const id = reading.text(n1, 4);
  return id === undefined ? undefined : { qualifier: reading.text(n1, 3) ?? '', id };
}

function contactsOf(reading: SetReading, loop: readonly X12Segment[]): EdiContact[] {
  const ofPer = all(loop, 'PER').map((per) => contact(reading, per, [3, 5, 7]));
  const ofG61 = all(loop, 'G61').map((g61) => contact(reading, g61, [3]));
  return [...ofPer, ...ofG61];
}

function contact(reading: SetReading, segment: X12Segment, at: readonly number[]): EdiContact {
  const numbers = at.flatMap((n) => {
    const number = reading.text(segment, n + 1);
    return number === undefined ? [] : [{ qualifier: reading.text(segment, n) ?? '', number }];
  });
  return { name: reading.text(segment, 2), numbers };
}

import type { Random } from '../random.ts';
import { distanceKm } from '../great-circle.ts';
import { mintGln } from '../gs1-keys.ts';
import type { Entity, Site } from './network.ts';
import { PLACES, type Place, zoneOf } from './places.ts';

const REFERENCE_ENTITIES = [
  { code: 'SOUTHERN', name: 'Southern Supply Inc.', source: 'erp/southern' },
  { code: 'NORTHERN', name: 'Northern Supply LLC', source: 'erp/northern' },
];

const SOUTHERN = 0;
const NORTHERN = 1;

/** The two legal entities; between them goods are sold at cost and six per cent. */
export function makeEntities(): Entity[] {
  return REFERENCE_ENTITIES.map((entity, index) => ({
    ...entity,
    index,
    gln: mintGln('entity', index + 1),
    markupBasisPoints: 600,
  }));
}

type Reference = Pick<
  Site,
  | 'code'
  | 'name'
  | 'state'
  | 'entity'
  | 'locode'
  | 'latitude'
  | 'longitude'
  | 'zone'
  | 'dockDoors'
  | 'tasksPerHour'
> & { cutOff: string; pickAndStageMinutes: number };

/** The six centres of the reference network; places of the docks, not of the city halls. */
const REFERENCE_SITES: readonly Reference[] = [
  {
    code: 'ATL',
    name: 'Atlanta',
    state: 'GA',
    entity: SOUTHERN,
    locode: 'USATL',
    latitude: 33.735,
    longitude: -84.39,
    zone: 'America/New_York',
    dockDoors: 12,
    tasksPerHour: 12,
    cutOff: '17:00',
    pickAndStageMinutes: 65,
  },
  {
    code: 'DFW',
    name: 'Dallas',
    state: 'TX',
    entity: SOUTHERN,
    locode: 'USDFW',
    latitude: 32.82,
    longitude: -97.04,
    zone: 'America/Chicago',
    dockDoors: 10,
    tasksPerHour: 11,
    cutOff: '17:00',
    pickAndStageMinutes: 60,
  },
  {
    code: 'CHI',
    name: 'Chicago',
    state: 'IL',
    entity: NORTHERN,
    locode: 'USCHI',
    latitude: 41.65,
    longitude: -87.73,
    zone: 'America/Chicago',
    dockDoors: 12,
    tasksPerHour: 12,
    cutOff: '16:00',
    pickAndStageMinutes: 75,
  },
  {
    code: 'CMH',
    name: 'Columbus',
    state: 'OH',
    entity: NORTHERN,
    locode: 'USCMH',
    latitude: 39.94,
    longitude: -83.08,
    zone: 'America/New_York',
    dockDoors: 8,
    tasksPerHour: 9,
    cutOff: '15:30',
    pickAndStageMinutes: 70,
  },
  {
    code: 'ABE',
    name: 'Allentown',
    state: 'PA',
    entity: NORTHERN,
    locode: 'USABE',
    latitude: 40.58,
    longitude: -75.59,
    zone: 'America/New_York',
    dockDoors: 14,
    tasksPerHour: 13,
    cutOff: '17:30',
    pickAndStageMinutes: 80,
  },
  {
    code: 'RNO',
    name: 'Reno',
    state: 'NV',
    entity: NORTHERN,
    locode: 'USRNO',
    latitude: 39.54,
    longitude: -119.76,
    zone: 'America/Los_Angeles',
    dockDoors: 10,
    tasksPerHour: 11,
    cutOff: '16:00',
    pickAndStageMinutes: 70,
  },
];

/** The six, and past six sites one more in each next metropolitan area, with made-up codes. */
export function makeSites(random: Random, count: number): Site[] {
  const sites = REFERENCE_SITES.slice(0, count).map((site, index) => complete(site, index));
  const codes = new Set(sites.map((site) => site.code));
  for (let round = 0; sites.length < count; round++) {
    const place = PLACES[round % PLACES.length] as Place;
    const near = sites.find((site) => distanceKm(site, place) < 40);
    if (near && round < PLACES.length) continue;
    const index = sites.length;
    const draw = random.of('site', index);
    const code = freeCode(place.name, codes);
    codes.add(code);
    const nth = Math.floor(round / PLACES.length) + 1;
    sites.push(
      complete(
        {
          code,
          name: nth === 1 ? place.name : `${place.name} ${nth}`,
          state: place.state,
          entity: isSouthern(place.state) ? SOUTHERN : NORTHERN,
          locode: `US${code}`,
          latitude: place.latitude + draw.between(-0.1, 0.1),
          longitude: place.longitude + draw.between(-0.1, 0.1),
          zone: zoneOf(place.state),
          dockDoors: draw.int(4, 16),
          tasksPerHour: draw.int(8, 14),
          cutOff: draw.pick(['15:30', '16:00', '17:00']),
          pickAndStageMinutes: draw.int(11, 16) * 5,
        },
        index,
      ),
    );
  }
  return sites;
}

/** Minutes of the day of `HH:MM`. */
export function minuteOfDay(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** `HH:MM` of minutes of the day. */
export function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function complete(site: Reference, index: number): Site {
  const { cutOff, ...rest } = site;
  return {
    ...rest,
    index,
    gln: mintGln('site', index + 1),
    source: `wms/${site.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}${index < 6 ? '' : `-${site.code.toLowerCase()}`}`,
    opensAtMinute: minuteOfDay('06:00'),
    closesAtMinute: minuteOfDay('22:00'),
    workDays: [1, 2, 3, 4, 5, 6],
    cutOffMinute: minuteOfDay(cutOff),
  };
}

function isSouthern(state: string): boolean {
  return 'AL AR FL GA LA MS NC NM OK SC TN TX'.split(' ').includes(state);
}

/** Three letters out of a name, and past all of its own the alphabet in turn. */
function freeCode(name: string, taken: ReadonlySet<string>): string {
  const letters = [...new Set(name.toUpperCase().replaceAll(/[^A-Z]/g, ''))];
  for (const a of letters.slice(0, 1))
    for (const b of letters.slice(1))
      for (const c of letters.slice(2)) {
        const code = `${a}${b}${c}`;
        if (b !== c && !taken.has(code)) return code;
      }
  for (let n = 0; ; n++) {
    const code = String.fromCharCode(
      65 + (Math.floor(n / 676) % 26),
      65 + (Math.floor(n / 26) % 26),
      65 + (n % 26),
    );
    if (!taken.has(code)) return code;
  }
}

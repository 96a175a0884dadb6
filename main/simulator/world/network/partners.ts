import type { Draw, Random } from '../random.ts';
import { distanceKm } from '../great-circle.ts';
import { mintGln } from '../gs1-keys.ts';
import { FAMILIES } from './families.ts';
import type { Carrier, Customer, Item, Site, Supplier } from './network.ts';
import { PLACES, type Place } from './places.ts';

/** First words of customers' names by part of the country: invented, but as people there would call themselves. */
const REGION_WORDS: readonly { states: string; words: readonly string[] }[] = [
  {
    states: 'GA SC NC AL',
    words: [
      'Palmetto',
      'Lowcountry',
      'Peachtree',
      'Piedmont',
      'Magnolia',
      'Chattahoochee',
      'Dogwood',
      'Cape Fear',
    ],
  },
  {
    states: 'FL',
    words: ['Suncoast', 'Gulfline', 'Everglade', 'Mangrove', 'Sawgrass', 'Coquina', 'Tradewind'],
  },
  {
    states: 'TN KY MS AR LA',
    words: ['Cumberland', 'Bluegrass', 'Delta', 'Bayou', 'Natchez', 'Ozark', 'Tidelands'],
  },
  {
    states: 'TX OK NM',
    words: ['Lone Star', 'Brazos', 'Caprock', 'Red River', 'Mesquite', 'Hill Country', 'Permian'],
  },
  {
    states: 'IL WI MN IA MO IN NE KS ND SD',
    words: [
      'Prairie',
      'Lakeshore',
      'Heartland',
      'Badger',
      'North Star',
      'Sangamon',
      'Driftless',
      'Wabash',
    ],
  },
  {
    states: 'OH MI WV',
    words: ['Buckeye', 'Great Lakes', 'Scioto', 'Maumee', 'Huron', 'Kanawha', 'Western Reserve'],
  },
  {
    states: 'PA NJ NY CT MA RI NH VT ME DE MD VA DC',
    words: [
      'Keystone',
      'Lehigh',
      'Hudson',
      'Narragansett',
      'Patapsco',
      'Berkshire',
      'Tidewater',
      'Raritan',
      'Catskill',
    ],
  },
  {
    states: 'CA NV AZ UT CO WY ID MT OR WA',
    words: [
      'Sierra',
      'Cascade',
      'Great Basin',
      'Redwood',
      'Sonora',
      'Wasatch',
      'Columbia',
      'Front Range',
      'Mojave',
    ],
  },
];
const TRADES = [
  'Electric',
  'Mechanical',
  'Grid',
  'Controls',
  'Power',
  'Air',
  'Industrial',
  'Facilities',
  'Builders',
  'Contracting',
  'Refrigeration',
  'Utilities',
  'Lighting',
  'Automation',
  'Maintenance',
];

/** Customers, most where most people live; each is served by the nearest site. */
export function makeCustomers(random: Random, sites: readonly Site[], count: number): Customer[] {
  // The power flattens: the largest areas have more competitors, and every region must have someone.
  const weights = PLACES.map((place) => place.population ** 0.7);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const names = new Set<string>();
  const aliases = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const draw = random.of('customer', index);
    const place = weightedPlace(weights, total * draw.unit());
    const at = {
      latitude: place.latitude + draw.between(-0.22, 0.22),
      longitude: place.longitude + draw.between(-0.22, 0.22),
    };
    const name = customerName(draw, place, names);
    const size = draw.lognormal(1, 0.8);
    return {
      index,
      gln: mintGln('customer', index + 1),
      name,
      place: `${place.name}, ${place.state}`,
      latitude: at.latitude,
      longitude: at.longitude,
      servedBy: nearestSite(sites, at),
      weight: size,
      priority: size > 2.4 ? 3 : draw.chance(0.12) ? 4 : 5,
      alias: `ZZ:${alias(name, index, aliases)}`,
    };
  });
}

const MAKERS = [
  'Halvorsen',
  'Brandt',
  'Ellery',
  'Kestrel',
  'Northgate',
  'Ridgeway',
  'Ostrava',
  'Calder',
  'Fenwick',
  'Marlow',
  'Tamarack',
  'Voss',
  'Whitcomb',
  'Zeller',
  'Arden',
  'Bexley',
  'Corliss',
  'Dunmore',
  'Everett',
  'Garrison',
];
const MAKES = [
  'Switchgear',
  'Motors',
  'Wire and Cable',
  'Fittings',
  'Lighting',
  'Controls',
  'Filtration',
  'Magnetics',
  'Hardware',
  'Electric',
];

/** Suppliers at places across the country; each item has one, and the items of a family share a few. */
export function makeSuppliers(random: Random, items: readonly Item[], count: number): Supplier[] {
  const aliases = new Set<string>();
  const suppliers = Array.from({ length: count }, (_, index): Supplier => {
    const draw = random.of('supplier', index);
    const place = PLACES[Math.floor(draw.unit() ** 2 * 160)] as Place;
    const name = `${MAKERS[index % MAKERS.length]} ${MAKES[Math.floor(index / MAKERS.length + index * 3) % MAKES.length]}`;
    return {
      index,
      gln: mintGln('supplier', index + 1),
      name: index < 200 ? name : `${name} ${Math.floor(index / 200) + 1}`,
      place: `${place.name}, ${place.state}`,
      latitude: place.latitude,
      longitude: place.longitude,
      leadTimeDays: Math.round(draw.lognormal(7, 0.45)),
      unreliability: draw.between(0.01, 0.09),
      isCollected: draw.chance(0.5),
      items: [],
      alias: `ZZ:${alias(name, index, aliases)}`,
    };
  });
  for (const item of items) {
    // Five suppliers a family, in turn, so that each of eighty has something to sell.
    const family = FAMILIES.findIndex(({ prefix }) => item.sku.startsWith(prefix));
    const chosen = (family * 5 + random.of('supplies', item.index).int(0, 4)) % suppliers.length;
    item.supplier = chosen;
    (suppliers[chosen] as Supplier).items.push(item.index);
  }
  return suppliers;
}

/** Twelve carriers with invented SCACs: ten by the truckload, one that drives in teams, one for parcels. */
const CARRIERS: readonly [scac: string, name: string, kind: Carrier['kind'], cadence: number][] = [
  ['BRGF', 'Blue Ridge Freight', 'truckload', 20],
  ['KYLN', 'Keystone Lines', 'truckload', 20],
  ['SRRA', 'Sierra Range Haulage', 'truckload', 30],
  ['LNSF', 'Lone Star Freightways', 'truckload', 20],
  ['SPLX', 'Southern Pine Logistics', 'truckload', 30],
  ['GLKM', 'Great Lakes Motor', 'truckload', 30],
  ['PRHK', 'Prairie Hawk Transport', 'truckload', 30],
  ['CBLH', 'Cumberland Haul', 'truckload', 30],
  ['HDVL', 'Hudson Valley Lines', 'truckload', 30],
  ['DSTV', 'Desert View Trucking', 'truckload', 30],
  ['TDMX', 'Tandem Express', 'team', 15],
  ['PCLK', 'Parcel Link', 'parcel', 60],
];

export function makeCarriers(): Carrier[] {
  return CARRIERS.map(([scac, name, kind, cadenceMinutes], index) => ({
    index,
    gln: mintGln('carrier', index + 1),
    scac,
    name,
    kind,
    cadenceMinutes,
  }));
}

function weightedPlace(weights: readonly number[], mark: number): Place {
  let left = mark;
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] as number;
    if (left < 0) return PLACES[i] as Place;
  }
  return PLACES[0] as Place;
}

function customerName(draw: Draw, place: Place, taken: Set<string>): string {
  const region = REGION_WORDS.find((r) => r.states.includes(place.state));
  for (let attempt = 0; ; attempt++) {
    const first = attempt < 6 && region && draw.chance(0.6) ? draw.pick(region.words) : place.name;
    const base = `${first} ${draw.pick(TRADES)}`;
    const name = attempt < 12 ? base : `${base} ${attempt - 10}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function nearestSite(sites: readonly Site[], at: { latitude: number; longitude: number }): number {
  let nearest = 0;
  let best = Infinity;
  for (const site of sites) {
    const km = distanceKm(site, at);
    if (km < best) {
      best = km;
      nearest = site.index;
    }
  }
  return nearest;
}

/**
 * How a partner signs its X12 interchanges: capitals of its name, at most 15 as ISA06 allows; where another of its kind
 * signs like that already, its number at their end.
 */
function alias(name: string, index: number, taken: Set<string>): string {
  const capitals = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  const whole = capitals.slice(0, 15);
  const nth = String(index + 1);
  const free = taken.has(whole) ? capitals.slice(0, 15 - nth.length) + nth : whole;
  taken.add(free);
  return free;
}

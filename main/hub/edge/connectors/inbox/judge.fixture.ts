import { World, type WorldDraft } from '#engine/kernel';
import {
  items,
  nameMatches,
  networkRoom,
  partners,
  sites,
  type ItemMaster,
} from '#operations/network';
import { purchasingRoom } from '#operations/purchasing';
import { shipmentsRoom } from '#operations/shipments';

/** GS1 keys with right check digits. */
export const ATLANTA = '0614141000012';
export const CUSTOMER = '0614141100002';
export const BREAKER = '00614141000036';

const AT = '2026-06-15T12:00:00.000Z';

/** A network of one site, one customer known as `ZZ:ACME`, and one item in cases of twelve. */
export function smallNetwork(): World {
  const world = new World([
    ...networkRoom.collections,
    ...shipmentsRoom.collections,
    ...purchasingRoom.collections,
  ]);
  world.put(sites, {
    gln: ATLANTA,
    code: 'ATL',
    name: 'Atlanta',
    entity: '0614141000005',
    locode: 'USATL',
    latitude: 33.7,
    longitude: -84.4,
    zone: 'America/New_York',
    dockDoors: 20,
    opensAt: '06:00',
    closesAt: '22:00',
    workDays: [1, 2, 3, 4, 5],
    dockCutOffAt: '18:00',
    pickAndStageMinutes: 120,
    warehouseSource: 'wms/atlanta',
    publishedAt: AT,
    receivedAt: AT,
  });
  world.put(partners, {
    gln: CUSTOMER,
    role: 'customer',
    name: 'Acme Electric',
    scac: null,
    latitude: null,
    longitude: null,
    place: null,
    servedBy: ATLANTA,
    leadTimeMinutes: null,
    aliases: ['ZZ:ACME'],
    publishedAt: AT,
  });
  const breaker: ItemMaster = {
    gtin: BREAKER,
    sku: 'BRK-2P60B',
    description: 'Breaker, 2 pole, 60 A',
    unit: 'EA',
    casePack: 12,
    weightGrams: 480,
    volumeCm3: 600,
    abcClass: 'A',
    unitCostMicro: 21_400_000,
    unitPriceMicro: 38_900_000,
    currency: 'USD',
    publishedAt: AT,
  };
  world.put(items, breaker);
  return world;
}

/** A person says what a name means. */
export function match(
  world: WorldDraft,
  kind: 'site' | 'item' | 'partner',
  name: string,
  means: string,
): void {
  const key = `${kind}:${name}`;
  world.put(nameMatches, { key, kind, name, means, matchedAt: AT, matchedBy: 'r.alvarez' });
}

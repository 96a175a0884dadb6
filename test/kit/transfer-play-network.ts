import * as contracts from '#shared/contracts';
import { gs1CheckDigit } from '#shared/vocabulary';

const keyed = (digits: string) => `${digits}${gs1CheckDigit(digits)}`;

/** Two entities with a ledger each, three sites, one item, lanes from Columbus to both others. */
const NORTHERN = keyed('081234500001');
const SOUTHERN = keyed('081234500002');
const COLUMBUS = keyed('081234500011');
const ATLANTA = keyed('081234500012');
const CHICAGO = keyed('081234500013');
const BREAKER = keyed('0081234506002');
export const TO_ATLANTA = 'CMH-ATL-ground';
export const TO_CHICAGO = 'CMH-CHI-ground';

/** The keys that tests name. */
export const PLAY = { NORTHERN, SOUTHERN, COLUMBUS, ATLANTA, CHICAGO, BREAKER };

/** Which WMS speaks for a site. */
export function warehouseOf(site: string): string {
  if (site === COLUMBUS) return 'wms/columbus';
  return site === ATLANTA ? 'wms/atlanta' : 'wms/chicago';
}

/** What the two ERPs publish of it. */
export function publishPlayNetwork(
  tell: (source: string, event: contracts.EventDefinition, data: object) => void,
): void {
  const ledger = { currency: 'USD', transferMarkupBasisPoints: 600 };
  const entities = [
    ['erp/northern', { gln: NORTHERN, code: 'NSL', name: 'Northern Supply LLC', ...ledger }],
    ['erp/southern', { gln: SOUTHERN, code: 'SSI', name: 'Southern Supply Inc.', ...ledger }],
  ] as const;
  for (const [source, data] of entities) {
    tell(source, contracts.entityPublished, data);
    for (const [period, startsAt, endsAt] of [
      ['2026-P06', '2026-06-01T04:00:00.000Z', '2026-07-01T04:00:00.000Z'],
      ['2026-P07', '2026-07-01T04:00:00.000Z', '2026-08-01T04:00:00.000Z'],
    ])
      tell(source, contracts.periodOpened, { entity: data.gln, period, startsAt, endsAt });
  }
  const usual = {
    locode: 'USATL',
    latitude: 40,
    longitude: -83,
    zone: 'America/New_York',
    dockDoors: 20,
    opensAt: '06:00',
    closesAt: '22:00',
    workDays: [1, 2, 3, 4, 5, 6, 7],
    dockCutOffAt: '15:30',
    pickAndStageMinutes: 70,
  };
  for (const [gln, code, name, entity] of [
    [COLUMBUS, 'CMH', 'Columbus', NORTHERN],
    [CHICAGO, 'CHI', 'Chicago', NORTHERN],
    [ATLANTA, 'ATL', 'Atlanta', SOUTHERN],
  ] as const) {
    const site = { ...usual, gln, code, name, entity, warehouseSource: warehouseOf(gln) };
    tell('erp/northern', contracts.sitePublished, site);
  }
  tell('erp/northern', contracts.itemPublished, {
    gtin: BREAKER,
    sku: 'BRK-2P60B',
    description: 'Breaker 2P 60 A bolt-on',
    unit: 'EA',
    casePack: 36,
    weightGrams: 900,
    volumeCm3: 800,
    abcClass: 'A',
    unitCostMicro: 118_400_000,
    unitPriceMicro: 189_000_000,
    currency: 'USD',
  });
  for (const [laneId, to] of [
    [TO_ATLANTA, ATLANTA],
    [TO_CHICAGO, CHICAGO],
  ])
    tell('erp/northern', contracts.lanePublished, {
      laneId,
      from: COLUMBUS,
      to,
      mode: 'ground',
      carrier: 'BRGF',
      distanceKm: 915,
      transitMinutesP50: 910,
      transitMinutesP90: 1_065,
      costMinor: 60_000,
      costPerKgMinor: 5,
      currency: 'USD',
      active: true,
    });
}

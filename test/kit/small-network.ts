import {
  forecastPublished,
  itemPublished,
  lanePublished,
  partnerPublished,
  sitePublished,
  type DataOf,
  type EventDefinition,
} from '#shared/contracts';
import type { LogEvent } from '#engine/kernel';
import { told } from './fold-events.ts';

/** Two sites of two entities, a breaker, and who buys, sells and carries it: as small as a network can be. */
export const ATL = '9521000000018';
export const CMH = '9521000000049';
export const SOUTHERN = '9522000000015';
export const NORTHERN = '9522000000022';
export const BREAKER = '09526000000013';
export const CUSTOMER = '9523000000012';
export const SUPPLIER = '9523000000500';

const ERP = 'erp/southern';
const LONG_AGO = { at: '2026-06-01T00:00:00.000Z' };

/** How whoever publishes says an event. */
type Say<Said> = <Definition extends EventDefinition>(
  definition: Definition,
  data: DataOf<Definition>,
) => Said;

function site(gln: string, code: string, name: string, entity: string) {
  return {
    gln,
    code,
    name,
    entity,
    locode: `US${code}`,
    latitude: code === 'ATL' ? 33.735 : 39.96,
    longitude: code === 'ATL' ? -84.39 : -82.99,
    zone: 'America/New_York',
    dockDoors: 12,
    opensAt: '06:00',
    closesAt: '22:00',
    workDays: [1, 2, 3, 4, 5],
    dockCutOffAt: '18:00',
    pickAndStageMinutes: 70,
    warehouseSource: `wms/${name.toLowerCase()}`,
  };
}

/** What the ERP publishes of the small network, as the log has it. */
export function smallNetwork(): LogEvent[] {
  return publishSmallNetwork((definition, data) => told(ERP, definition, data, LONG_AGO));
}

/** The same in the words of another publisher; the breaker costs 118.40 and sells for 160.00 USD, in packs of 36. */
export function publishSmallNetwork<Said>(say: Say<Said>): Said[] {
  return [
    say(sitePublished, site(ATL, 'ATL', 'Atlanta', SOUTHERN)),
    say(sitePublished, site(CMH, 'CMH', 'Columbus', NORTHERN)),
    say(itemPublished, {
      gtin: BREAKER,
      sku: 'BRK-2P60B',
      description: 'Breaker 2P 60 A bolt-on',
      unit: 'EA',
      casePack: 36,
      weightGrams: 540,
      volumeCm3: 900,
      abcClass: 'A',
      unitCostMicro: 118_400_000,
      unitPriceMicro: 160_000_000,
      currency: 'USD',
    }),
    say(lanePublished, {
      laneId: 'CMH-ATL-G',
      from: CMH,
      to: ATL,
      mode: 'ground',
      carrier: 'BRGF',
      distanceKm: 916,
      transitMinutesP50: 720,
      transitMinutesP90: 900,
      costMinor: 61_200,
      costPerKgMinor: 0,
      currency: 'USD',
      active: true,
    }),
    say(partnerPublished, {
      gln: CUSTOMER,
      role: 'customer',
      name: 'Peachtree Electric',
      latitude: 33.75,
      longitude: -84.39,
      servedBy: ATL,
      aliases: ['ZZ:PEACHTREE'],
    }),
    say(partnerPublished, { gln: SUPPLIER, role: 'supplier', name: 'Breakerworks' }),
  ];
}

/** The forecast of the breaker at a site. */
export function breakerForecast(
  gln: string,
  dailyMean: number,
  safetyStock: number,
  dailyDeviation = 0,
): LogEvent {
  return told(
    ERP,
    forecastPublished,
    {
      site: gln,
      horizonDays: 14,
      items: [
        {
          gtin: BREAKER,
          unit: 'EA',
          dailyMeanMilli: dailyMean * 1_000,
          dailyDeviationMilli: dailyDeviation * 1_000,
          safetyStock,
        },
      ],
    },
    LONG_AGO,
  );
}

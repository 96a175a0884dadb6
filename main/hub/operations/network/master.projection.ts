import type {
  DataOf,
  entityPublished,
  forecastPublished,
  itemPublished,
  lanePublished,
  partnerPublished,
  periodOpened,
  sitePublished,
} from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { entities } from './entity.collection.ts';
import { forecasts, positionKey } from './forecast.collection.ts';
import { items } from './item.collection.ts';
import { nameBecameKnown, noteName } from './known-names.ts';
import { lanes } from './lane.collection.ts';
import { partners } from './partner.collection.ts';
import { sites } from './site.collection.ts';

/**
 * Master data: each publication replaces the row, unless a later one has come already. Fields are picked by name: what
 * a newer producer adds passes the contract, and rows hold what has a column.
 */
export function foldSite(draft: WorldDraft, event: LogEvent<DataOf<typeof sitePublished>>): void {
  const { data } = event;
  if (isOlder(event, draft.get(sites, data.gln))) return;
  draft.put(sites, {
    gln: data.gln,
    code: data.code,
    name: data.name,
    entity: data.entity,
    locode: data.locode,
    latitude: data.latitude,
    longitude: data.longitude,
    zone: data.zone,
    dockDoors: data.dockDoors,
    opensAt: data.opensAt,
    closesAt: data.closesAt,
    workDays: data.workDays,
    dockCutOffAt: data.dockCutOffAt,
    pickAndStageMinutes: data.pickAndStageMinutes,
    warehouseSource: data.warehouseSource,
    publishedAt: event.occurredAt,
    receivedAt: event.receivedAt,
  });
  nameBecameKnown(draft, 'site', data.gln);
}

export function foldItem(draft: WorldDraft, event: LogEvent<DataOf<typeof itemPublished>>): void {
  const { data } = event;
  if (isOlder(event, draft.get(items, data.gtin))) return;
  draft.put(items, {
    gtin: data.gtin,
    sku: data.sku,
    description: data.description,
    unit: data.unit,
    casePack: data.casePack,
    weightGrams: data.weightGrams,
    volumeCm3: data.volumeCm3,
    abcClass: data.abcClass,
    unitCostMicro: data.unitCostMicro,
    unitPriceMicro: data.unitPriceMicro,
    currency: data.currency,
    publishedAt: event.occurredAt,
  });
  nameBecameKnown(draft, 'item', data.gtin);
}

/** The ledger's own ERP opens its periods; until it has, the publisher of the entity stands for it. */
export function foldEntity(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof entityPublished>>,
): void {
  const { data } = event;
  const known = draft.get(entities, data.gln);
  if (isOlder(event, known)) return;
  const source = known?.source ?? event.source;
  draft.put(entities, {
    gln: data.gln,
    code: data.code,
    name: data.name,
    currency: data.currency,
    transferMarkupBasisPoints: data.transferMarkupBasisPoints,
    source,
    publishedAt: event.occurredAt,
  });
}

export function foldLedgerSource(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof periodOpened>>,
): void {
  const entity = draft.get(entities, event.data.entity);
  if (!entity || entity.source === event.source) return;
  draft.put(entities, { ...entity, source: event.source });
}

export function foldLane(draft: WorldDraft, event: LogEvent<DataOf<typeof lanePublished>>): void {
  const { data } = event;
  if (isOlder(event, draft.get(lanes, data.laneId))) return;
  draft.put(lanes, {
    laneId: data.laneId,
    from: data.from,
    to: data.to,
    mode: data.mode,
    carrier: data.carrier,
    distanceKm: data.distanceKm,
    transitMinutesP50: data.transitMinutesP50,
    transitMinutesP90: data.transitMinutesP90,
    costMinor: data.costMinor,
    costPerKgMinor: data.costPerKgMinor,
    currency: data.currency,
    active: data.active,
    publishedAt: event.occurredAt,
  });
}

export function foldPartner(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof partnerPublished>>,
): void {
  const { data } = event;
  if (isOlder(event, draft.get(partners, data.gln))) return;
  const aliases = data.aliases ?? [];
  draft.put(partners, {
    gln: data.gln,
    role: data.role,
    name: data.name,
    scac: data.scac ?? null,
    latitude: data.latitude ?? null,
    longitude: data.longitude ?? null,
    place: data.place ?? null,
    servedBy: data.servedBy ?? null,
    leadTimeMinutes: data.leadTimeMinutes ?? null,
    aliases,
    publishedAt: event.occurredAt,
  });
  for (const name of [data.gln, ...aliases]) nameBecameKnown(draft, 'partner', name);
}

export function foldForecast(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof forecastPublished>>,
): void {
  const { site, horizonDays } = event.data;
  for (const item of event.data.items) {
    const key = positionKey(site, item.gtin);
    const known = draft.get(forecasts, key);
    if (isOlder(event, known)) continue;
    if (!known) noteName(draft, event, 'item', item.gtin, `forecast ${site}`);
    draft.put(forecasts, {
      key,
      site,
      gtin: item.gtin,
      unit: item.unit,
      dailyMeanMilli: item.dailyMeanMilli,
      dailyDeviationMilli: item.dailyDeviationMilli,
      safetyStock: item.safetyStock,
      horizonDays,
      source: event.source,
      publishedAt: event.occurredAt,
      receivedAt: event.receivedAt,
    });
  }
}

function isOlder(event: LogEvent, known: { publishedAt: string } | undefined): boolean {
  return known !== undefined && known.publishedAt > event.occurredAt;
}

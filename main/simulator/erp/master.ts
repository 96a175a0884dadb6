import * as contracts from '#shared/contracts';
import { clockText, erpFeed, type World } from '#simulator/world';

/**
 * Publishes the master data of every entity: itself, its sites and the lanes from them, the customers they serve, and
 * what both entities share (items, suppliers, carriers), as two ERPs of one group hold it twice.
 */
export function publishMasterData(world: World): void {
  for (const entity of world.network.entities) {
    const feed = erpFeed(entity.index);
    world.say(feed, contracts.entityPublished, entity.gln, {
      gln: entity.gln,
      code: entity.code,
      name: entity.name,
      currency: world.network.currency,
      transferMarkupBasisPoints: entity.markupBasisPoints,
    });
  }
  for (const entity of world.network.entities) {
    publishSites(world, entity.index);
    publishItems(world, entity.index);
    publishPartners(world, entity.index);
    publishLanes(world, entity.index);
  }
}

function publishSites(world: World, entity: number): void {
  for (const site of world.network.sites)
    if (site.entity === entity)
      world.say(erpFeed(entity), contracts.sitePublished, site.gln, {
        gln: site.gln,
        code: site.code,
        name: site.name,
        entity: world.network.entities[entity]!.gln,
        locode: site.locode,
        latitude: site.latitude,
        longitude: site.longitude,
        zone: site.zone,
        dockDoors: site.dockDoors,
        opensAt: clockText(site.opensAtMinute),
        closesAt: clockText(site.closesAtMinute),
        workDays: [...site.workDays],
        dockCutOffAt: clockText(site.cutOffMinute),
        pickAndStageMinutes: site.pickAndStageMinutes,
        warehouseSource: site.source,
      });
}

function publishItems(world: World, entity: number): void {
  for (const item of world.network.items)
    world.say(erpFeed(entity), contracts.itemPublished, item.gtin, {
      gtin: item.gtin,
      sku: item.sku,
      description: item.description,
      unit: item.unit,
      casePack: item.casePack,
      weightGrams: item.weightGrams,
      volumeCm3: item.volumeCm3,
      abcClass: item.abcClass,
      unitCostMicro: item.unitCostMicro,
      unitPriceMicro: item.unitPriceMicro,
      currency: world.network.currency,
    });
}

function publishPartners(world: World, entity: number): void {
  const { network } = world;
  const feed = erpFeed(entity);
  for (const customer of network.customers) {
    const site = network.sites[customer.servedBy]!;
    if (site.entity !== entity) continue;
    world.say(feed, contracts.partnerPublished, customer.gln, {
      gln: customer.gln,
      role: 'customer',
      name: customer.name,
      latitude: customer.latitude,
      longitude: customer.longitude,
      place: customer.place,
      servedBy: site.gln,
      aliases: [customer.alias],
    });
  }
  for (const supplier of network.suppliers)
    world.say(feed, contracts.partnerPublished, supplier.gln, {
      gln: supplier.gln,
      role: 'supplier',
      name: supplier.name,
      latitude: supplier.latitude,
      longitude: supplier.longitude,
      place: supplier.place,
      leadTimeMinutes: supplier.leadTimeDays * 24 * 60,
      aliases: [supplier.alias],
    });
  for (const carrier of network.carriers)
    world.say(feed, contracts.partnerPublished, carrier.gln, {
      gln: carrier.gln,
      role: 'carrier',
      name: carrier.name,
      scac: carrier.scac,
    });
}

function publishLanes(world: World, entity: number): void {
  const { network } = world;
  for (const lane of network.lanes) {
    const from = network.sites[lane.from]!;
    if (from.entity !== entity) continue;
    world.say(erpFeed(entity), contracts.lanePublished, lane.laneId, {
      laneId: lane.laneId,
      from: from.gln,
      to: network.sites[lane.to]!.gln,
      mode: lane.mode,
      carrier: network.carriers[lane.carrier]!.scac,
      distanceKm: lane.distanceKm,
      transitMinutesP50: lane.transitMinutesP50,
      transitMinutesP90: lane.transitMinutesP90,
      costMinor: lane.costMinor,
      costPerKgMinor: lane.costPerKgMinor,
      currency: network.currency,
      active: true,
    });
  }
}

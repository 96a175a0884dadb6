/**
 * The network as it stands: sites, items, legal entities, lanes, partners, forecasts; when sites work; which sources speak; names that
 * documents use and what they mean; local time and dock hours. May import shared and engine rooms.
 *
 * Owns the tables of schema `network`. Reads the ERP's master data, forecast and period events, the WMSs' workload,
 * signalbox.hub.feed.silent/spoke.v1, signalbox.hub.masterData.unknown/matched.v1 and signalbox.hub.calendar.set.v1; emits
 * signalbox.hub.feed.silent/spoke.v1 and signalbox.hub.calendar.set.v1.
 */
import {
  entityPublished,
  forecastPublished,
  itemPublished,
  lanePublished,
  partnerPublished,
  periodOpened,
  sitePublished,
  workloadReported,
} from '#shared/contracts';
import { defineRoom, type QueryContext } from '#engine/kernel';
import { calendars } from './calendar.collection.ts';
import { decideSetCalendar } from './calendar.decide.ts';
import { foldCalendarSet } from './calendar.projection.ts';
import { entities } from './entity.collection.ts';
import { feedStatuses } from './feed-status.collection.ts';
import { foldSilent, foldSpoke } from './feed-status.projection.ts';
import { findMaster } from './find-master.ts';
import { forecasts } from './forecast.collection.ts';
import { items } from './item.collection.ts';
import { lanes } from './lane.collection.ts';
import {
  foldEntity,
  foldForecast,
  foldItem,
  foldLane,
  foldLedgerSource,
  foldPartner,
  foldSite,
} from './master.projection.ts';
import { foldNameMatched, foldNameUnknown } from './names.projection.ts';
import { CALENDAR_SET, FEED_SILENT, FEED_SPOKE, NAME_MATCHED, NAME_UNKNOWN } from './own-events.ts';
import { partners } from './partner.collection.ts';
import { silenceWatcher } from './silence.ts';
import { siteCalendar } from './site-calendar.ts';
import { sites } from './site.collection.ts';
import { nameMatches, unknownNames } from './unknown-name.collection.ts';
import { workloads } from './workload.collection.ts';
import { foldWorkload } from './workload.projection.ts';

export * from './calendar.collection.ts';
export * from './dock-time.ts';
export * from './entity.collection.ts';
export * from './feed-status.collection.ts';
export * from './forecast.collection.ts';
export * from './instant-shape.ts';
export * from './item.collection.ts';
export * from './known-names.ts';
export * from './lane.collection.ts';
export * from './own-events.ts';
export * from './partner.collection.ts';
export * from './region.ts';
export * from './site.collection.ts';
export * from './source-as-of.ts';
export * from './unknown-name.collection.ts';
export * from './workload.collection.ts';
export * from './zone-time.ts';

export const networkRoom = defineRoom({
  name: 'network',
  collections: [
    sites,
    items,
    entities,
    lanes,
    partners,
    forecasts,
    feedStatuses,
    unknownNames,
    nameMatches,
    workloads,
    calendars,
  ],
  evolve: {
    [sitePublished.type]: foldSite,
    [itemPublished.type]: foldItem,
    [entityPublished.type]: foldEntity,
    [lanePublished.type]: foldLane,
    [partnerPublished.type]: foldPartner,
    [forecastPublished.type]: foldForecast,
    [periodOpened.type]: foldLedgerSource,
    [workloadReported.type]: foldWorkload,
    [FEED_SILENT]: foldSilent,
    [FEED_SPOKE]: foldSpoke,
    [NAME_UNKNOWN]: foldNameUnknown,
    [NAME_MATCHED]: foldNameMatched,
    [CALENDAR_SET]: foldCalendarSet,
  },
  decide: { 'calendar.set': decideSetCalendar },
  watchers: [silenceWatcher],
  queries: {
    'site.calendar': siteCalendar,
    'master.find': ({ world }: QueryContext, input: { text: string }) =>
      findMaster(world, input.text),
  },
});

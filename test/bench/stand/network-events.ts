import { SourceBook } from '../../wire/index.ts';
import * as contracts from '#shared/contracts';
import type { DataOf } from '#shared/contracts';
import { DAY_MS, fromMs, gs1CheckDigit } from '#shared/vocabulary';

/** Sites and items of a network that only a bench has. */
export interface BenchNetwork {
  sites: number;
  items: number;
  /** Purchase orders of three days ago of which no supplier has said a word: an exception each. */
  purchases?: number;
}

const SITE_PREFIX = '9521';
const ITEM_PREFIX = '00812';
const ENTITY = keyed(SITE_PREFIX, 99_999_999, 12);
/** A snapshot event's limit. */
const PART = 500;

/** What the ERP says first: an entity, the sites, the items. */
export function masterEvents(
  { sites, items, purchases = 0 }: BenchNetwork,
  atMs: number,
): object[] {
  const book = new SourceBook('erp/northern', atMs);
  const events = [
    book.say(contracts.entityPublished, {
      gln: ENTITY,
      code: 'NSL',
      name: 'Northern Supply LLC',
      currency: 'USD',
      transferMarkupBasisPoints: 600,
    }),
  ];
  for (let site = 0; site < sites; site++)
    events.push(
      book.say(contracts.sitePublished, {
        gln: siteOf(site),
        code: codeOf(site),
        name: `Site ${site}`,
        entity: ENTITY,
        locode: 'USATL',
        latitude: 30 + (site % 15),
        longitude: -120 + (site % 45),
        zone: 'America/New_York',
        dockDoors: 20,
        opensAt: '06:00',
        closesAt: '22:00',
        workDays: [1, 2, 3, 4, 5],
        dockCutOffAt: '15:30',
        pickAndStageMinutes: 70,
        warehouseSource: sourceOf(site),
      }),
    );
  for (let item = 0; item < items; item++)
    events.push(
      book.say(contracts.itemPublished, {
        gtin: itemOf(item),
        sku: skuOf(item),
        description: `Breaker of bench number ${item}`,
        unit: 'EA',
        casePack: 12,
        weightGrams: 900,
        volumeCm3: 800,
        abcClass: 'B',
        unitCostMicro: 118_400_000,
        unitPriceMicro: 189_000_000,
        currency: 'USD',
      }),
    );
  for (let order = 0; order < purchases; order++)
    events.push(
      book.say(
        contracts.purchaseOrderPlaced,
        {
          poNumber: `PO-${order}`,
          supplier: ENTITY,
          site: siteOf(order % sites),
          currency: 'USD',
          lines: [
            {
              line: 1,
              gtin: itemOf(order % items),
              quantity: 12,
              unit: 'EA',
              unitCostMicro: 118_400_000,
              dueAt: fromMs(atMs + 30 * DAY_MS),
            },
          ],
        },
        { atMs: atMs - 3 * DAY_MS },
      ),
    );
  return events;
}

/** What one warehouse says: all its stock, then changes for as long as it is asked. */
export class Warehouse {
  readonly source: string;
  readonly #book: SourceBook;
  readonly #site: string;
  readonly #items: number;
  #changes = 0;

  constructor(site: number, items: number, atMs: number) {
    this.source = sourceOf(site);
    this.#site = siteOf(site);
    this.#items = items;
    this.#book = new SourceBook(this.source, atMs);
  }

  snapshot(atMs: number): object[] {
    const parts = Math.ceil(this.#items / PART);
    return Array.from({ length: parts }, (_, part) =>
      this.#book.say(
        contracts.stockSnapshot,
        {
          site: this.#site,
          snapshotId: 'first',
          part: part + 1,
          parts,
          positions: Array.from({ length: Math.min(PART, this.#items - part * PART) }, (__, i) => ({
            gtin: itemOf(part * PART + i),
            unit: 'EA' as const,
            onHand: 1_000,
            reserved: 0,
            blocked: 0,
          })),
        },
        { atMs },
      ),
    );
  }

  /** A pick of one piece of the next of its first `items`; a step that is prime to them visits them all, far apart. */
  change(atMs: number, items = this.#items): object {
    const item = (this.#changes++ * 7_919) % items;
    const onHand = 900 - (this.#changes % 800);
    return this.#book.say(
      contracts.stockAdjusted,
      {
        site: this.#site,
        gtin: itemOf(item),
        unit: 'EA',
        onHand,
        reserved: 0,
        blocked: 0,
        delta: -1,
        reason: 'picked',
        purpose: { kind: 'order', number: `SO-${this.#changes}` },
      },
      { atMs, subject: itemOf(item), correlationid: `SO-${this.#changes}` },
    );
  }
}

/** Where a console shows what a change of stock says: the position by site and SKU, and the figure. */
export function shownOf(change: object): { position: string; onHand: number } {
  const { site, gtin, onHand } = (change as { data: DataOf<typeof contracts.stockAdjusted> }).data;
  const siteNumber = Number(site.slice(SITE_PREFIX.length, -1));
  const itemNumber = Number(gtin.slice(ITEM_PREFIX.length, -1));
  return { position: `${codeOf(siteNumber)} ${skuOf(itemNumber)}`, onHand };
}

/** The source of a site's warehouse. */
export function sourceOf(site: number): string {
  return `wms/s${site}`;
}

/** An hour before now, so that nothing is told from the future. */
export function anHourAgo(): number {
  return Date.parse(fromMs(Date.now())) - 3_600_000;
}

function siteOf(site: number): string {
  return keyed(SITE_PREFIX, site, 12);
}

function itemOf(item: number): string {
  return keyed(ITEM_PREFIX, item, 13);
}

function skuOf(item: number): string {
  return `SKU-${item}`;
}

function keyed(prefix: string, number: number, length: number): string {
  const digits = prefix + String(number).padStart(length - prefix.length, '0');
  return `${digits}${gs1CheckDigit(digits)}`;
}

function codeOf(site: number): string {
  const letter = (at: number): string =>
    String.fromCodePoint(65 + (Math.floor(site / 26 ** at) % 26));
  return `${letter(2)}${letter(1)}${letter(0)}`;
}

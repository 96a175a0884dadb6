import { localWords, type ItemMaster, type SiteMaster } from '#operations/network';
import type { Arithmetic, ArithmeticLine } from '#shared/protocol';
import { decimal, toMs, UNIT_WORDS, type AsOf } from '#shared/vocabulary';
import type { Balance } from './balance.ts';
import type { DemandAhead } from './demand-ahead.ts';
import type { PlanContent, PlannedLine } from './plan-content.ts';
import type { SharedTruck } from './shared-truck.ts';

/** What a site lacks, term by term as the plan saw it; the terms add up to the total. */
export function needArithmetic(site: SiteMaster, item: ItemMaster, need: Balance): Arithmetic {
  const line = liner(item);
  const coming = need.coming.reduce((sum, { quantity }) => sum + quantity, 0);
  const short = need.protectedNeed - inHand(need) - coming;
  const total = need.need;
  const lines = [
    ...inHandLines(line, need),
    ...need.coming.map((one) =>
      line(
        `Comes by P90 ${localWords(site.zone, toMs(one.lateAt))}, ${one.by}`,
        one.quantity,
        one.asOf,
      ),
    ),
    line(`Protected over ${need.horizonDays} days`, -need.protectedNeed, need.asOf.forecast),
  ];
  // Lines without stock may ask for more than the sum is short: they are due before what comes.
  if (total !== short)
    lines.push(
      line(
        need.edited === 'need'
          ? 'Changed by hand'
          : total === 0
            ? 'Left over'
            : 'Lines due before it comes',
        short - total,
      ),
    );
  return {
    title: `Needed at ${site.name}`,
    formula: `protected − (on hand − reserved − blocked − held − open lines + coming), at least the open lines without stock; ${protectionWords(need, item, need.horizonDays, need.protectedNeed)}`,
    lines: [...lines, { ...line(total === 0 ? 'Left' : 'Short', -total), total: true }],
  };
}

/** What a source can give, term by term. */
export function supplyArithmetic(site: SiteMaster, item: ItemMaster, source: Balance): Arithmetic {
  const line = liner(item);
  return {
    title: `Free at ${site.name}`,
    formula: `on hand − reserved − blocked − held − open lines − protected over ${source.coverDays} days; what comes counts for nothing, it may be late; ${protectionWords(source, item, source.coverDays, source.protectedKeep)}`,
    lines: [
      ...inHandLines(line, source),
      line(`Protected over ${source.coverDays} days`, -source.protectedKeep, source.asOf.forecast),
      { ...line('Free to move', source.supply), total: true },
    ],
  };
}

/** What a line costs and protects, as the objective counts it, with the truck that it shares. */
export function moneyArithmetic(line: PlannedLine, need: Balance, truck: SharedTruck): Arithmetic {
  const total = line.protectsMinor - line.truckShareMinor - line.freightMinor;
  const { waitingOrders, customersToCome } = need.lossBasisPoints;
  const isPlain = waitingOrders === 10_000 && customersToCome === 10_000;
  const counted = isPlain
    ? ''
    : `; of the margin policy counts ${waitingOrders / 100} % for orders that wait, ${customersToCome / 100} % for customers to come`;
  const parts = need.tiers.map(
    ({ units, marginMinor, for: of }) =>
      `${units} for ${of === 'orders' ? 'orders that wait' : 'customers to come'} at ${decimal(marginMinor / units / 100, 2)}`,
  );
  return {
    title: 'Money',
    formula: `margin of the line − its share of the trucks by weight or volume − freight by weight; the share is an account, without this line the plan would cost ${decimal(truck.addsMinor / 100, 2)} less; margin a unit on average of what can be there in time: ${parts.join(', ')}${counted}`,
    lines: [
      money('Margin protected', line.protectsMinor),
      money(shareWords(truck), -line.truckShareMinor),
      money('Freight by weight', -line.freightMinor),
      { ...money('Gained', total), total: true },
    ],
  };
}

/** "Share of 1 truck at 620.00, with 5 other lines". */
function shareWords({ trucks, costMinor, others }: SharedTruck): string {
  const of = trucks === 1 ? '1 truck' : `${trucks} trucks`;
  const whole = `${of} at ${decimal(costMinor / 100, 2)}`;
  if (others === 0) return `${whole}, alone`;
  return `Share of ${whole}, with ${others === 1 ? '1 other line' : `${others} other lines`}`;
}

/** Trucks, freight and what stays short: what the solver minimised. */
export function objectiveArithmetic(content: PlanContent): Arithmetic {
  const trucks = content.lines.reduce((sum, { truckShareMinor }) => sum + truckShareMinor, 0);
  const freight = content.lines.reduce((sum, { freightMinor }) => sum + freightMinor, 0);
  return {
    title: 'What the plan minimises',
    formula:
      'trucks, full or not + freight by weight + expected margin of what stays short and could be in time',
    lines: [
      money('Trucks', trucks),
      money('Freight by weight', freight),
      money('Margin of what stays short', content.lossMinor),
      { ...money('In all', content.costMinor + content.lossMinor), total: true },
    ],
  };
}

function inHandLines(line: ReturnType<typeof liner>, balance: Balance): ArithmeticLine[] {
  const { asOf } = balance;
  const lines = [
    line('On hand', balance.onHand, asOf.position),
    line('Reserved for orders', -balance.reserved, asOf.position),
    line('Blocked', -balance.blocked, asOf.position),
    line('Open lines without stock', -balance.waiting, asOf.waiting),
  ];
  if (balance.held > 0)
    lines.push(line('Asked for by transfers, not set aside yet', -balance.held));
  return lines;
}

function inHand({ onHand, reserved, blocked, held, waiting }: Balance): number {
  return onHand - reserved - blocked - held - waiting;
}

/** How a protected quantity was found: level, distribution, class, history, and the ERP's own figure beside it. */
function protectionWords(
  balance: Balance,
  item: ItemMaster,
  days: number,
  quantity: number,
): string {
  const words = UNIT_WORDS[item.unit];
  if (balance.edited === 'protect') return `protected ${quantity} ${words} by hand`;
  const level = decimal(balance.serviceLevelBasisPoints / 100, 1);
  return `protected is the ${level} % quantile of demand over ${days} days (class ${item.abcClass}), ${demandWords(balance.demand, words)}; the ERP keeps a safety stock of ${balance.erpSafetyStock} ${words} for its own replenishment`;
}

function demandWords(ahead: DemandAhead, words: string): string {
  const { kind, adi, cv2, mean, variance, days, from, shape } = ahead;
  if (shape === 'none') return 'nothing is forecast and nobody ordered';
  const rate = `${decimal(mean, 1)} ± ${decimal(Math.sqrt(variance), 1)} ${words} a day`;
  if (kind === null)
    return `${rate} by the forecast and its stated error: ${days} days of orders are too few, or have none of it`;
  const shapeWords = shape === 'normal' ? 'normal' : 'negative binomial';
  const error = {
    forecastError: 'forecast and its stated error',
    ordersAgainstForecast: 'forecast, and how far orders were off it',
    orders: 'orders alone, nothing is forecast',
    nothing: 'nothing known',
  }[from];
  return `${shapeWords} of ${rate} (${kind}, ADI ${decimal(adi!, 2)}, CV² ${decimal(cv2!, 2)} over ${days} days; ${error})`;
}

function liner(item: ItemMaster) {
  return (label: string, value: number, asOf: AsOf | null = null): ArithmeticLine => ({
    label,
    value: value === 0 ? 0 : value,
    unit: item.unit,
    source: asOf?.source ?? null,
    asOf,
    total: false,
  });
}

function money(label: string, minor: number): ArithmeticLine {
  return {
    label,
    value: minor === 0 ? 0 : minor,
    unit: 'minor',
    source: null,
    asOf: null,
    total: false,
  };
}

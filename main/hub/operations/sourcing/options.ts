import { localWords, type ItemMaster, type LaneMaster, type SiteMaster } from '#operations/network';
import type { DecideByOption } from '#shared/protocol';
import { toMs } from '#shared/vocabulary';
import type { Choice, Option } from './choice.ts';
import { servedBy } from './need.ts';

/** How people call a lane's way of going. */
const MODE_WORDS: Record<LaneMaster['mode'], string> = {
  ground: 'Transfer',
  teamDrive: 'Team drive',
  lessThanTruckload: 'Part load',
  air: 'Air',
};

/** No more are shown: a person compares a handful, and the rest is dearer and no later. */
const MOST = 6;

/** What can be done, in money and service, nothing first: the steps of the decide-by clock, then what is impossible. */
export function optionsOf(to: SiteMaster, item: ItemMaster, choice: Choice): DecideByOption[] {
  const { need, steps, options, sources } = choice;
  const loss = need.uncovered.marginMinor;
  const open = need.shortage.waiting;
  const servedNow = open - need.uncovered.quantity;
  const percent = (served: number) => (open === 0 ? 100 : Math.round((served * 100) / open));
  const of = (option: Option): DecideByOption => {
    const served = servedBy(need, option.quantity, option.way.arrivesAt!);
    return {
      label: `${MODE_WORDS[option.way.lane.mode]} from ${option.way.source.name}`,
      until: option.until,
      costMinor: option.costMinor,
      currency: option.way.lane.currency,
      servicePercent: percent(servedNow + served.quantity),
      lossLeftMinor: Math.max(0, loss - served.marginMinor),
      impossible: null,
    };
  };
  const nothing: DecideByOption = {
    label: 'Do nothing',
    until: null,
    costMinor: 0,
    currency: item.currency,
    servicePercent: percent(servedNow),
    lossLeftMinor: loss,
    impossible: null,
  };
  const late = options.filter((option) => option.until === null).slice(0, 2);
  const stale = sources.filter(({ silentSince }) => silentSince !== null);
  return [
    nothing,
    ...steps.map(of),
    ...late.map((option) => ({
      ...of(option),
      impossible: `there ${localWords(to.zone, toMs(option.way.arrivesAt!))}, too late`,
    })),
    ...stale.map(({ site }) => ({
      ...nothing,
      label: `Transfer from ${site.name}`,
      impossible: `${site.name} stock is stale`,
    })),
  ].slice(0, MOST);
}

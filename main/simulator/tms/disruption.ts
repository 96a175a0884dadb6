import type { Draw, Trouble } from '#simulator/world';

/**
 * What happens to trucks, by chance of a trip of 1,000 km and minutes (median). Of 1,100 trips in 28 days one in seven
 * arrives more than a quarter of an hour late, one in a hundred more than three hours.
 */
const KINDS: readonly {
  kind: Trouble['kind'];
  chance: number;
  minutes: number;
  sigma: number;
  words: readonly string[];
}[] = [
  { kind: 'lateDeparture', chance: 0.14, minutes: 55, sigma: 0.6, words: ['Departed late'] },
  {
    kind: 'dwell',
    chance: 0.09,
    minutes: 50,
    sigma: 0.5,
    words: ['Dwell at relay', 'Long fuel stop', 'Scale house inspection'],
  },
  {
    kind: 'workZone',
    chance: 0.12,
    minutes: 28,
    sigma: 0.5,
    words: ['Work zone, one lane', 'Bridge work', 'Resurfacing at night'],
  },
  {
    kind: 'weather',
    chance: 0.06,
    minutes: 70,
    sigma: 0.5,
    words: ['Thunderstorms', 'High wind, reduced speed', 'Flooded roadway, detour'],
  },
  {
    kind: 'breakdown',
    chance: 0.018,
    minutes: 170,
    sigma: 0.4,
    words: ['Tire change', 'Mechanical, repaired on site'],
  },
];

/** What will hold a trip of `km` up; longer trips meet more, a departure is late whatever follows. */
export function troubleOf(km: number, draw: Draw): Trouble[] {
  const length = Math.min(2, Math.max(0.3, km / 1_000));
  const trouble: Trouble[] = [];
  for (const { kind, chance, minutes, sigma, words } of KINDS) {
    const isHit = draw.chance(kind === 'lateDeparture' ? chance : chance * length);
    const took = Math.round(draw.lognormal(minutes, sigma));
    const at = kind === 'lateDeparture' ? 0 : draw.between(0.1, 0.85);
    const said = draw.pick(words);
    if (isHit) trouble.push({ kind, minutes: took, at, words: said });
  }
  return trouble;
}

/** One trip in twenty-five loses its signal for some time. */
const SIGNAL_LOSS_CHANCE = 0.04;

/** When a device is silent on a trip between two instants, or never. */
export function signalLossOf(
  fromMs: number,
  untilMs: number,
  draw: Draw,
): { fromMs: number; untilMs: number } | null {
  if (!draw.chance(SIGNAL_LOSS_CHANCE)) return null;
  const start = fromMs + (untilMs - fromMs) * draw.between(0.15, 0.7);
  return { fromMs: start, untilMs: Math.min(untilMs, start + draw.lognormal(80, 0.5) * 60_000) };
}

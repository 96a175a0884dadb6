import type { Random } from '#simulator/world';

/** An event as its file has it, with its number. */
export interface Spoken {
  sequence: number;
  json: string;
}

/** What a bad line does now. */
export interface BadLine {
  loses: boolean;
  doubles: boolean;
  shuffles: boolean;
}

const LOSE_CHANCE = 0.25;
const DOUBLE_CHANCE = 0.5;
const LATE_CHANCE = 0.35;

/**
 * What arrives of some events over a bad line, and what arrives only after later ones. The same numbers suffer the same
 * each time; a replay goes over a good line.
 */
export function overBadLine(
  events: readonly Spoken[],
  line: BadLine,
  random: Random,
  feed: number,
): { now: string[]; later: string[] } {
  const now: string[] = [];
  const later: string[] = [];
  for (const { sequence, json } of events) {
    if (line.loses && random.of('lose', feed, sequence).chance(LOSE_CHANCE)) continue;
    const isLate = line.shuffles && random.of('late', feed, sequence).chance(LATE_CHANCE);
    (isLate ? later : now).push(json);
    if (line.doubles && random.of('double', feed, sequence).chance(DOUBLE_CHANCE))
      (random.of('doubleLate', feed, sequence).chance(0.5) ? later : now).push(json);
  }
  if (line.shuffles) now.reverse();
  return { now, later };
}

import { randomFillSync } from 'node:crypto';
import type { Random } from './random.ts';

/** Identities that nobody else gives. */
export interface Ids {
  /**
   * A new UUID of version 7 (RFC 9562): 48 bits of milliseconds, then 12 bits that count within one millisecond, then
   * chance. Later ids sort later, which keeps an index's writes together (random ids cost 15 % of the log's rate).
   */
  next(): string;
}

/** Ids of the running hub, with chance from the operating system. */
export function systemIds(machineNow: () => number): Ids {
  return idsFrom(machineNow, (bytes) => randomFillSync(bytes));
}

/** Ids that a seed and a clock replay. */
export function seededIds(machineNow: () => number, random: Random): Ids {
  return idsFrom(machineNow, (bytes) => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = random.bits32() >>> 24;
  });
}

function idsFrom(machineNow: () => number, fill: (bytes: Uint8Array) => void): Ids {
  const chance = new Uint8Array(8);
  let lastMs = 0;
  let count = 0;
  return {
    next() {
      const nowMs = Math.floor(machineNow());
      count = nowMs > lastMs ? 0 : count + 1;
      // 4,096 ids in one millisecond, or a clock set back: go on from the last instant, ahead of the clock.
      if (count > 0xfff) count = 0;
      lastMs = nowMs > lastMs ? nowMs : count === 0 ? lastMs + 1 : lastMs;
      fill(chance);
      chance[0] = (chance[0]! & 0x3f) | 0x80;
      const time = lastMs.toString(16).padStart(12, '0');
      const tail = Array.from(chance, (byte) => byte.toString(16).padStart(2, '0')).join('');
      const counted = count.toString(16).padStart(3, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7${counted}-${tail.slice(0, 4)}-${tail.slice(4)}`;
    },
  };
}

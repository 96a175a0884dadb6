import { checkPlan, doNothingPlan, greedyPlan, solvePlan } from '#foresight/solver';
import { planInstance } from '#kit';
import { atLeast, atMost, baseline, type BenchRow } from './bench-row.ts';

/** 6 sites: a plan within 1 % in 2 s, within 0.1 % in 15 s; 50 sites: within 1 % in a minute. */
const SMALL = { sites: 6, items: 150, seconds: 15, gap: 0.001 };
const MIDDLE = { sites: 6, items: 2_000, seconds: 15, gap: 0.001 };
const LARGE = { sites: 50, items: 10_000, seconds: 60, gap: 0.01, outOfBalance: 0.15 };

const NETWORKS = [
  { family: 'loose', ...SMALL },
  { family: 'tight-lanes', ...SMALL },
  { family: 'tight-docks', ...SMALL },
  { family: 'intermittent', ...SMALL },
  { family: 'deadlines', ...SMALL },
  { family: 'unservable', ...SMALL },
  { family: 'loose', ...MIDDLE },
  { family: 'tight-lanes', ...MIDDLE },
  { family: 'tight-docks', ...MIDDLE },
  { family: 'intermittent', ...MIDDLE },
  { family: 'deadlines', ...MIDDLE },
  { family: 'unservable', ...MIDDLE },
  { family: 'loose', ...LARGE },
  { family: 'tight-lanes', ...LARGE },
  { family: 'tight-docks', ...LARGE },
] as const;

/**
 * Plans of seeded networks beside doing nothing and greedy: how soon one is within 1 %, and within 0.1 %, how far from
 * the best it is at most when the time is over, and how much cheaper it is than greedy. Seconds that were not enough are
 * those that it had.
 */
export async function run(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { family, sites, items, seconds, gap, ...rest } of NETWORKS) {
    const instance = planInstance({ family, sites, items, seed: 'bench', ...rest });
    const name = `plan ${sites} × ${items.toLocaleString('en-US')} ${family}`;
    const beganMs = performance.now();
    let toOnePerCent = seconds + 1;
    let toThousandth = seconds + 1;
    const { plan, gap: reached } = await solvePlan(instance, {
      gap,
      seconds,
      onPlan({ objectiveMinor, lowerBoundMinor }) {
        const at = (performance.now() - beganMs) / 1_000;
        const within = (objectiveMinor - lowerBoundMinor!) / objectiveMinor;
        if (within <= 0.01) toOnePerCent = Math.min(toOnePerCent, at);
        if (within <= 0.001) toThousandth = Math.min(toThousandth, at);
      },
    });
    const { ok } = checkPlan(instance, plan);
    if (!ok) throw new Error(`the plan of ${instance.id} breaks its constraints`);
    const greedyMinor = greedyPlan(instance).objectiveMinor;
    const nothingMinor = doNothingPlan(instance).objectiveMinor;
    const below = (minor: number): number => (1 - plan.objectiveMinor / minor) * 100;
    const isTight = family.startsWith('tight');
    rows.push(
      baseline(`${name}: below doing nothing`, below(nothingMinor), '%'),
      isTight
        ? atLeast(`${name}: below greedy`, below(greedyMinor), '%', 8)
        : baseline(`${name}: below greedy`, below(greedyMinor), '%'),
      atMost(`${name}: first within 1 %`, toOnePerCent, 's', sites === 6 ? 2 : seconds),
      ...(gap < 0.01 ? [atMost(`${name}: within 0.1 %`, toThousandth, 's', seconds)] : []),
      atMost(`${name}: gap at the end`, reached * 100, '%', gap * 100),
    );
  }
  return rows;
}

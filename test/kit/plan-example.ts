import type { PlanInstance } from '#foresight/solver';

/**
 * A plan that can be reckoned by hand: Columbus has 38 breakers and 4 reels; Atlanta wants 33 and 2 within two days,
 * Dallas 10 breakers within half a day, which no lane keeps. Doing nothing costs 33·700 + 2·20,000 + 10·600 = 69,100;
 * the best plan one truck at 18,000, handling of 30 breakers (in cases of 6) and 2 reels at 40, 3 breakers short in
 * Atlanta and all 10 in Dallas: 27,380.
 */
export function planExample(): PlanInstance {
  const lane = {
    from: 'CMH',
    truckCostMinor: 18_000,
    truckCapacityKg: 400,
    truckCapacityM3: 6,
    maxTrucks: 2,
    handlingPerUnitMinor: 40,
  };
  return {
    format: 'signalbox-plan-instance',
    version: 1,
    id: 'example',
    currency: 'USD',
    minorPerMajor: 100,
    sites: ['CMH', 'ATL', 'DAL'].map((id) => ({ id, dockOutPallets: 20, dockInPallets: 20 })),
    items: [
      {
        id: 'breaker',
        unitWeightKg: 1.5,
        unitVolumeM3: 0.002,
        unitPalletMicro: 2_143,
        casePack: 6,
        minMoveQty: 10,
      },
      {
        id: 'reel',
        unitWeightKg: 120,
        unitVolumeM3: 0.25,
        unitPalletMicro: 178_572,
        casePack: 1,
        minMoveQty: 1,
      },
    ],
    positions: [
      { site: 'CMH', item: 'breaker', supply: 38 },
      { site: 'CMH', item: 'reel', supply: 4 },
      {
        site: 'ATL',
        item: 'breaker',
        need: 33,
        penaltyPerShortUnitMinor: 700,
        neededWithinHours: 48,
      },
      {
        site: 'ATL',
        item: 'reel',
        need: 2,
        penaltyPerShortUnitMinor: 20_000,
        neededWithinHours: 48,
      },
      {
        site: 'DAL',
        item: 'breaker',
        need: 10,
        penaltyPerShortUnitMinor: 600,
        neededWithinHours: 12,
      },
    ],
    lanes: [
      { to: 'ATL', transitHours: 30, ...lane },
      { to: 'DAL', transitHours: 24, ...lane },
    ],
  };
}

import type { PlanInstance } from './plan-instance.ts';

/** One constraint of an instance that can be lifted to see what it costs. */
export type Lifted =
  | { constraint: 'trucks'; from: string; to: string }
  | { constraint: 'dock-out' | 'dock-in'; site: string }
  | { constraint: 'supply'; site: string; item: string }
  | { constraint: 'late'; site: string; item: string }
  | { constraint: 'case-pack' | 'min-move'; item: string };

/**
 * The same instance with one constraint out of the way, to be solved again: what its plan costs less is what the
 * constraint costs. A capacity becomes as large as all need together could use, a deadline later than every lane, a
 * case and a least move one unit.
 */
export function withoutConstraint(instance: PlanInstance, lifted: Lifted): PlanInstance {
  switch (lifted.constraint) {
    case 'trucks': {
      const enough = wantedUnits(instance);
      return {
        ...instance,
        lanes: instance.lanes.map((lane) =>
          lane.from === lifted.from && lane.to === lifted.to
            ? { ...lane, maxTrucks: Math.max(lane.maxTrucks, enough) }
            : lane,
        ),
      };
    }
    case 'dock-out':
    case 'dock-in': {
      const field = lifted.constraint === 'dock-out' ? 'dockOutPallets' : 'dockInPallets';
      const most = Math.max(...instance.items.map((item) => item.unitPalletMicro), 0);
      const enough = Math.ceil((wantedUnits(instance) * most) / 1_000_000);
      return {
        ...instance,
        sites: instance.sites.map((site) =>
          site.id === lifted.site ? { ...site, [field]: Math.max(site[field], enough) } : site,
        ),
      };
    }
    case 'supply': {
      const enough = wantedUnits(instance, lifted.item);
      return {
        ...instance,
        positions: instance.positions.map((position) =>
          'supply' in position && position.site === lifted.site && position.item === lifted.item
            ? { ...position, supply: Math.max(position.supply, enough) }
            : position,
        ),
      };
    }
    case 'late': {
      const neededWithinHours = Math.max(...instance.lanes.map((lane) => lane.transitHours), 0);
      return {
        ...instance,
        positions: instance.positions.map((position) =>
          'need' in position && position.site === lifted.site && position.item === lifted.item
            ? { ...position, neededWithinHours }
            : position,
        ),
      };
    }
    case 'case-pack':
    case 'min-move':
      return {
        ...instance,
        items: instance.items.map((item) =>
          item.id !== lifted.item
            ? item
            : lifted.constraint === 'case-pack'
              ? { ...item, casePack: 1 }
              : { ...item, minMoveQty: 1 },
        ),
      };
  }
}

function wantedUnits(instance: PlanInstance, item?: string): number {
  let units = 0;
  for (const position of instance.positions)
    if ('need' in position && (item === undefined || position.item === item))
      units += position.need;
  return units;
}

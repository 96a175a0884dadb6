import type { RoadPath } from '#shared/roads';
import type { State } from '#shared/vocabulary';

/**
 * A shipment as the map draws it. It was `fix.km` along its path at `fix.atMs`; from there it goes on at `speedKmh`
 * until `coastUntilMs`, when its source's cadence has passed: then it stands, and looks stale.
 */
export interface MovingShipment {
  id: string;
  state: State;
  /** Shipments of a lane share one object: the map keeps a projection for each, and draws each lane once. */
  path: RoadPath;
  fix: { atMs: number; km: number };
  /** By the ETA, not the speedometer; 0 on a break or at a dock. */
  speedKmh: number;
  /** World ms; Infinity for what has no cadence. */
  coastUntilMs: number;
  /** What the label says after the number, "+6 h 25 min" or "signal lost 52 min"; a new one is a new upsert. */
  detail?: string;
  /** What the label says instead once `coastUntilMs` has passed: "no signal since 10:50". */
  silentDetail?: string;
}

/** A site as the map draws it. */
export interface SiteMark {
  id: string;
  name: string;
  at: readonly [lon: number, lat: number];
  state: State;
  /** Seven-day outflow in any unit that all sites share: it gives the square its size. */
  weeklyOutflow: number;
  /** "7 short, 1 critical"; shown when the site is off plan. */
  detail?: string;
}

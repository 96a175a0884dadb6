import type { RoadPath } from '#shared/roads';
import { STATES_BY_RANK } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { FLOATS_PER_INSTANCE, InstancePool } from './instance-pool.ts';
import type { Origin } from './instance-pool.ts';
import { toMercator, toScreen } from './mercator.ts';
import type { Camera, MercatorPoint } from './mercator.ts';
import { flattenPath, isForgotten, isMissed, kmTravelled, legAt } from './motion.ts';
import type { FlatPath, Leg } from './motion.ts';
import type { MovingShipment } from './moving-shipment.ts';
import { TimingWheel } from './timing-wheel.ts';

/** Two seconds: at 60× world time a truck waits at the end of a leg for 33 ms, at 1× for 50 m. */
const SLOT_MS = 2_000;
/** 68 minutes a turn; a leg is 8 km, five minutes of driving. */
const SLOTS = 2_048;
/** A step over this is a jump (time travel, a laptop opened), and writing everything anew is cheaper. */
const JUMP_MS = 30 * 60_000;
/** Seconds in 32-bit floats stay good to 8 ms for this long around the origin. */
const ORIGIN_LIFE_MS = 36 * 3_600_000;
/** The middle of the contiguous United States. */
const ORIGIN_POINT = toMercator([-96, 38]);

interface Vehicle {
  shipment: MovingShipment;
  flat: FlatPath;
  handle: number;
  state: State;
  slot: number;
  /** Null before its first write. */
  pool: InstancePool | null;
}

/** A shipment at a moment, as labels, rings and the selection need it. */
export interface Sighting {
  shipment: MovingShipment;
  /** As it looks, which is worse than its own state once its cadence has passed. */
  state: State;
  point: MercatorPoint;
}

/**
 * All moving shipments, one instance each in the pool of the state that it looks like. The graphics card moves them;
 * here only those are written whose leg has ended or whose look has changed. No DOM, no clock: the caller says when now
 * is, and time may run at any rate or jump.
 */
export class Fleet {
  readonly pools: Readonly<Record<State, InstancePool>> = {
    ok: new InstancePool(),
    noData: new InstancePool(),
    watch: new InstancePool(),
    stale: new InstancePool(),
    late: new InstancePool(),
    critical: new InstancePool(),
  };
  origin: Origin;
  /** km/h of the fastest so far: how soon a picture is out of date. */
  fastestKmh = 0;
  /** Grows whenever the set of shipments with a ring changes. */
  silentVersion = 0;
  /** Grows whenever a lane comes into use or falls out of it. */
  lanesVersion = 0;

  readonly #wheel: TimingWheel;
  readonly #byId = new Map<string, Vehicle>();
  readonly #byHandle: (Vehicle | null)[] = [];
  readonly #freeHandles: number[] = [];
  readonly #flatPaths = new Map<RoadPath, { flat: FlatPath; users: number }>();
  readonly #silent = new Set<Vehicle>();
  readonly #leg: Leg = {
    fromX: 0,
    fromY: 0,
    toX: 0,
    toY: 0,
    startMs: 0,
    endMs: 0,
    state: 'ok',
    changesAtMs: 0,
  };
  #nowMs: number;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
    this.origin = { ...ORIGIN_POINT, atMs: nowMs };
    this.#wheel = new TimingWheel(SLOT_MS, SLOTS, nowMs);
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The lanes in use, each once. */
  get lanes(): Iterable<FlatPath> {
    return Array.from(this.#flatPaths.values(), ({ flat }) => flat);
  }

  /** Takes in new shipments and new facts about known ones. */
  upsert(shipments: Iterable<MovingShipment>): void {
    for (const shipment of shipments) {
      const known = this.#byId.get(shipment.id);
      const vehicle = known ?? this.#enter(shipment);
      if (known !== undefined) {
        if (known.shipment.path !== shipment.path) {
          const left = known.shipment.path;
          known.flat = this.#borrowPath(shipment.path);
          this.#returnPath(left);
        }
        known.shipment = shipment;
      }
      this.fastestKmh = Math.max(this.fastestKmh, shipment.speedKmh);
      this.#write(vehicle);
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const vehicle = this.#byId.get(id);
      if (vehicle === undefined) continue;
      this.#byId.delete(id);
      this.#wheel.cancel(vehicle.handle);
      this.#leavePool(vehicle);
      if (this.#silent.delete(vehicle)) this.silentVersion += 1;
      this.#byHandle[vehicle.handle] = null;
      this.#freeHandles.push(vehicle.handle);
      this.#returnPath(vehicle.shipment.path);
    }
  }

  /** Moves to `nowMs`, writing what has changed until then. Gives the number of instances written. */
  advance(nowMs: number): number {
    const stepMs = nowMs - this.#nowMs;
    if (stepMs < 0 || stepMs > JUMP_MS) return this.#jump(nowMs);
    this.#nowMs = nowMs;
    if (Math.abs(nowMs - this.origin.atMs) > ORIGIN_LIFE_MS) return this.#jump(nowMs);
    let written = 0;
    this.#wheel.advance(nowMs, (handle) => {
      const vehicle = this.#byHandle[handle];
      if (vehicle === null || vehicle === undefined) return;
      this.#write(vehicle);
      written += 1;
    });
    return written;
  }

  /** A shipment as it is now; null when it is not on the map. */
  sight(id: string): Sighting | null {
    const vehicle = this.#byId.get(id);
    return vehicle === undefined ? null : this.#sightingOf(vehicle);
  }

  /** Road km that a shipment has behind it now. */
  kmOf(id: string): number | null {
    const vehicle = this.#byId.get(id);
    return vehicle === undefined ? null : kmTravelled(vehicle.shipment, this.#nowMs);
  }

  /** Shipments past their cadence, until that is forgotten: those with a ring. */
  silent(): Sighting[] {
    return Array.from(this.#silent, (vehicle) => this.#sightingOf(vehicle));
  }

  /** The first `limit` shipments in view that are off plan, worst state first; without those whose silence is forgotten. */
  abnormalInView(camera: Camera, limit: number): Sighting[] {
    const found: Sighting[] = [];
    for (const state of STATES_BY_RANK) {
      if (state === 'ok') continue;
      const pool = this.pools[state];
      for (let slot = 0; slot < pool.count && found.length < limit; slot += 1) {
        const vehicle = this.#byHandle[pool.owners[slot]!]!;
        if (isForgotten(vehicle.shipment, this.#nowMs)) continue;
        const sighting = this.#sightingOf(vehicle);
        const { x, y } = toScreen(camera, sighting.point);
        if (x >= 0 && y >= 0 && x <= camera.widthPx && y <= camera.heightPx) found.push(sighting);
      }
    }
    return found;
  }

  /**
   * The shipment drawn nearest to a point of the screen, within `reachPx`; what is off plan lies on top and is taken
   * first. Reads every instance: half a millisecond at 50,000, less than any index costs to keep.
   */
  pick(camera: Camera, x: number, y: number, reachPx: number): string | null {
    const seconds = (this.#nowMs - this.origin.atMs) / 1000;
    const target = {
      x: camera.center.x + (x - camera.widthPx / 2) / camera.worldPx - this.origin.x,
      y: camera.center.y + (y - camera.heightPx / 2) / camera.worldPx - this.origin.y,
    };
    const reach = reachPx / camera.worldPx;
    for (const states of [STATES_BY_RANK.filter((state) => state !== 'ok'), ['ok'] as const]) {
      let best = reach * reach;
      let owner = -1;
      for (const state of states) {
        const { data, owners, count } = this.pools[state];
        for (let slot = 0; slot < count; slot += 1) {
          const at = slot * FLOATS_PER_INSTANCE;
          const start = data[at + 4]!;
          const end = data[at + 5]!;
          const t = end > start ? Math.max(0, Math.min(1, (seconds - start) / (end - start))) : 0;
          const dx = data[at]! + (data[at + 2]! - data[at]!) * t - target.x;
          const dy = data[at + 1]! + (data[at + 3]! - data[at + 1]!) * t - target.y;
          const distance = dx * dx + dy * dy;
          if (distance >= best) continue;
          best = distance;
          owner = owners[slot]!;
        }
      }
      if (owner !== -1) return this.#byHandle[owner]!.shipment.id;
    }
    return null;
  }

  #enter(shipment: MovingShipment): Vehicle {
    const handle = this.#freeHandles.pop() ?? this.#byHandle.length;
    const flat = this.#borrowPath(shipment.path);
    const vehicle: Vehicle = {
      shipment,
      flat,
      handle,
      state: shipment.state,
      slot: -1,
      pool: null,
    };
    this.#byHandle[handle] = vehicle;
    this.#byId.set(shipment.id, vehicle);
    return vehicle;
  }

  #write(vehicle: Vehicle): void {
    const leg = this.#leg;
    legAt(vehicle.shipment, vehicle.flat, this.#nowMs, leg);
    const pool = this.pools[leg.state];
    if (vehicle.pool !== pool) {
      this.#leavePool(vehicle);
      vehicle.pool = pool;
      vehicle.slot = pool.add(vehicle.handle);
    }
    vehicle.state = leg.state;
    pool.write(vehicle.slot, leg, this.origin);
    this.#wheel.schedule(vehicle.handle, leg.changesAtMs);
    this.#noteSilence(vehicle);
  }

  #noteSilence(vehicle: Vehicle): void {
    const isMissing = isMissed(vehicle.shipment, this.#nowMs);
    if (isMissing) this.#silent.add(vehicle);
    if (isMissing || this.#silent.delete(vehicle)) this.silentVersion += 1;
  }

  #leavePool(vehicle: Vehicle): void {
    const moved = vehicle.pool?.remove(vehicle.slot) ?? null;
    if (moved !== null) this.#byHandle[moved]!.slot = vehicle.slot;
    vehicle.pool = null;
  }

  #jump(nowMs: number): number {
    this.#nowMs = nowMs;
    this.origin = { ...ORIGIN_POINT, atMs: nowMs };
    this.#wheel.reset(nowMs);
    for (const vehicle of this.#byId.values()) this.#write(vehicle);
    return this.#byId.size;
  }

  #sightingOf(vehicle: Vehicle): Sighting {
    const { data } = vehicle.pool!;
    const at = vehicle.slot * FLOATS_PER_INSTANCE;
    const seconds = (this.#nowMs - this.origin.atMs) / 1000;
    const [start, end] = [data[at + 4]!, data[at + 5]!];
    const t = end > start ? Math.max(0, Math.min(1, (seconds - start) / (end - start))) : 0;
    return {
      shipment: vehicle.shipment,
      state: vehicle.state,
      point: {
        x: this.origin.x + data[at]! + (data[at + 2]! - data[at]!) * t,
        y: this.origin.y + data[at + 1]! + (data[at + 3]! - data[at + 1]!) * t,
      },
    };
  }

  #borrowPath(path: RoadPath): FlatPath {
    const known = this.#flatPaths.get(path);
    if (known !== undefined) {
      known.users += 1;
      return known.flat;
    }
    const flat = flattenPath(path);
    this.#flatPaths.set(path, { flat, users: 1 });
    this.lanesVersion += 1;
    return flat;
  }

  #returnPath(path: RoadPath): void {
    const known = this.#flatPaths.get(path);
    if (known === undefined) return;
    known.users -= 1;
    if (known.users > 0) return;
    this.#flatPaths.delete(path);
    this.lanesVersion += 1;
  }
}

import type { EntityStore } from '#live';
import type { ShipmentRow } from '#shared/protocol';
import { decodePath } from '#shared/roads';
import type { RoadPath } from '#shared/roads';
import type { Viewpoint } from '#ui';
import { lateText, silentText } from '../shipments/index.ts';
import type { MovingShipment } from './moving-shipment.ts';
import { coastsUntilMs, motionOf } from './shipment-motion.ts';
import type { ShipmentChange, ShipmentSource } from './ShipmentMap.tsx';

/** Roads kept decoded: a few hundred lanes carry everything, and two shipments of a lane must share one object. */
const MOST_ROADS = 4_000;

interface Shown {
  drawn: MovingShipment;
  /** The fix that its motion was made of; the same fix again changes nothing of it. */
  fixAt: string | null;
}

/**
 * The live shipments as the map draws them, past React: those that the filter lets through, and the selected one
 * always. Each row of the store becomes a motion along its road.
 */
export class LiveShipments implements ShipmentSource {
  readonly #store: EntityStore<ShipmentRow>;
  readonly #worldNowMs: () => number;
  readonly #view: () => Viewpoint;
  readonly #shown = new Map<string, Shown>();
  readonly #roads = new Map<string, RoadPath>();
  readonly #listeners = new Set<(change: ShipmentChange) => void>();
  #matches: (row: ShipmentRow) => boolean = () => true;
  #selected: string | null = null;
  #stop: (() => void) | null = null;

  constructor(store: EntityStore<ShipmentRow>, worldNowMs: () => number, view: () => Viewpoint) {
    this.#store = store;
    this.#worldNowMs = worldNowMs;
    this.#view = view;
  }

  snapshot(): Iterable<MovingShipment> {
    this.#take(this.#store.ids(), []);
    return Array.from(this.#shown.values(), ({ drawn }) => drawn);
  }

  subscribe(listener: (change: ShipmentChange) => void): () => void {
    this.#listeners.add(listener);
    this.#stop ??= this.#store.subscribe((changed, removed) =>
      this.#tell(this.#take(changed, removed)),
    );
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.();
      this.#stop = null;
    };
  }

  /** Shows what matches, and the selected one whether it does or not. */
  show(matches: (row: ShipmentRow) => boolean, selected: string | null): void {
    // J and K change the selection alone: then two trucks are looked at and not ten thousand.
    const isOnlySelection = matches === this.#matches;
    const ids = isOnlySelection
      ? [this.#selected, selected].filter((id) => id !== null)
      : this.#store.ids();
    this.#matches = matches;
    this.#selected = selected;
    this.#tell(this.#take(ids, []));
  }

  #tell(change: ShipmentChange): void {
    if (change.upserted.length === 0 && change.removed.length === 0) return;
    for (const listener of this.#listeners) listener(change);
  }

  #take(changed: Iterable<string>, gone: Iterable<string>): ShipmentChange {
    const upserted: MovingShipment[] = [];
    const removed: string[] = [];
    const nowMs = this.#worldNowMs();
    const drop = (id: string) => {
      if (this.#shown.delete(id)) removed.push(id);
    };
    for (const id of changed) {
      const row = this.#store.get(id);
      const next = row === undefined || !this.#isShown(row) ? null : this.#draw(row, nowMs);
      if (next === null) drop(id);
      else {
        this.#shown.set(id, next);
        upserted.push(next.drawn);
      }
    }
    for (const id of gone) drop(id);
    return { upserted, removed };
  }

  #isShown(row: ShipmentRow): boolean {
    if (row.phase !== 'moving' && row.key !== this.#selected) return false;
    return row.key === this.#selected || this.#matches(row);
  }

  /** Null for what has no road to be drawn on. */
  #draw(row: ShipmentRow, nowMs: number): Shown | null {
    const path = this.#roadOf(row.road);
    if (path === null) return null;
    const before = this.#shown.get(row.key) ?? null;
    const fixAt = row.fix?.at ?? null;
    const isSameFix = before !== null && before.fixAt === fixAt && before.drawn.path === path;
    const { fix, speedKmh } = isSameFix
      ? before.drawn
      : motionOf(row, path, before?.drawn ?? null, nowMs);
    const drawn: MovingShipment = {
      id: row.key,
      state: row.state,
      path,
      fix,
      speedKmh,
      coastUntilMs: row.phase === 'moving' ? coastsUntilMs(row) : Infinity,
      detail: detailOf(row, this.#view()),
      silentDetail: silentText(row, this.#view()),
    };
    return { drawn, fixAt };
  }

  #roadOf(text: string): RoadPath | null {
    if (text === '') return null;
    const known = this.#roads.get(text);
    if (known !== undefined) return known;
    const path = decodePath(text);
    if (path.points.length < 2) return null;
    if (this.#roads.size >= MOST_ROADS) this.#roads.clear();
    this.#roads.set(text, path);
    return path;
  }
}

function detailOf(row: ShipmentRow, view: Viewpoint): string {
  if (row.state === 'stale' || row.tracking === 'signalLost') return silentText(row, view);
  if (row.state === 'noData') return 'no position yet';
  return row.lateByMinutes > 0 ? lateText(row) : '';
}

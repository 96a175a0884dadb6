import { createRoot } from 'react-dom/client';
import {
  GridModel,
  LiveGrid,
  listenToKeys,
  quantityColumn,
  stateColumn,
  textColumn,
  tokenStylesheet,
} from '#ui';
import type { Column, EntityListener, EntitySource } from '#ui';
import { STATES_BY_RANK } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { seeded } from './seeded.ts';

/** A row of the load page: an id, a place, and figures of which `risk` is the live one. */
interface Row {
  id: string;
  state: State;
  site: string;
  risk: number;
  figures: number[];
}

const SITES = ['Allentown', 'Atlanta', 'Chicago', 'Columbus', 'Dallas', 'Reno'];
const COLUMNS: Column<Row>[] = [
  stateColumn<Row>({ of: (row) => row.state }),
  textColumn<Row>({ id: 'id', header: 'Item', of: (row) => row.id, weight: 'strong' }),
  textColumn<Row>({ id: 'site', header: 'Site', of: (row) => row.site }),
  quantityColumn<Row>({ id: 'risk', header: 'At risk', of: (row) => row.risk }),
  ...Array.from({ length: 26 }, (_, i) =>
    quantityColumn<Row>({ id: `f${i}`, header: `F${i}`, of: (row) => row.figures[i] ?? null }),
  ),
];

/** A store of its own, so that the grid alone is measured. */
class LoadSource implements EntitySource<Row> {
  readonly rows = new Map<string, Row>();
  readonly #listeners = new Set<EntityListener>();
  readonly #random = seeded(7);
  readonly #ids: string[] = [];
  updates = 0;

  constructor(count: number) {
    for (let i = 0; i < count; i++) this.add();
  }

  get = (id: string) => this.rows.get(id);
  ids = () => this.rows.keys();
  subscribe = (listener: EntityListener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(): string {
    const id = `ITEM-${this.#ids.length + 100_000}`;
    const random = this.#random;
    this.#ids.push(id);
    this.rows.set(id, {
      id,
      state: STATES_BY_RANK[Math.floor(random() * 6)] ?? 'ok',
      site: SITES[Math.floor(random() * 6)] ?? 'Reno',
      risk: Math.floor(random() * 1_000_000),
      figures: Array.from({ length: 26 }, () => Math.floor(random() * 10_000)),
    });
    return id;
  }

  tell(changed: Iterable<string>, removed: Iterable<string> = []): void {
    for (const listener of this.#listeners) listener(changed, removed);
  }

  /** Changes so many rows in one batch, as the hub's ticks do. */
  change(count: number): void {
    const random = this.#random;
    const changed: string[] = [];
    for (let i = 0; i < count; i++) {
      const id = this.#ids[Math.floor(random() * this.#ids.length)] ?? '';
      const row = this.rows.get(id);
      if (row === undefined) continue;
      const figures = row.figures.slice();
      figures[Math.floor(random() * 26)] = Math.floor(random() * 10_000);
      this.rows.set(id, { ...row, risk: Math.floor(random() * 1_000_000), figures });
      changed.push(id);
    }
    this.updates += changed.length;
    this.tell(changed);
  }

  remove(id: string): void {
    this.rows.delete(id);
    this.tell([], [id]);
  }

  set(id: string, risk: number): void {
    const row = this.rows.get(id);
    if (row === undefined) return;
    this.rows.set(id, { ...row, risk });
    this.tell([id]);
  }
}

/** Keeps a pace of updates by elapsed time: a timer alone loses ticks when the thread is busy. */
function load(source: LoadSource, perSecond: number): () => void {
  let last = performance.now();
  let owed = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    owed += ((now - last) / 1_000) * perSecond;
    last = now;
    const count = Math.floor(owed);
    owed -= count;
    if (count > 0) source.change(count);
  }, 50);
  return () => clearInterval(timer);
}

const query = new URLSearchParams(location.search);
const source = new LoadSource(Number(query.get('rows') ?? 1_000));
const model = new GridModel<Row>({
  source,
  columns: COLUMNS,
  sort: [{ column: 'risk', direction: 'desc' }],
  filter: query.has('filtered') ? (row) => row.risk < 900_000 : null,
});
model.connect();
listenToKeys(window);

const style = document.createElement('style');
style.textContent = tokenStylesheet();
document.head.append(style);

let stopLoad = (): void => {};
const opened: string[] = [];
const page = {
  model,
  source,
  opened,
  shownRows: () =>
    [...document.querySelectorAll<HTMLElement>('.ag-row')]
      .map((row) => ({
        place: Number(row.getAttribute('row-index')),
        id: row.querySelector('[col-id="id"]')?.textContent ?? '',
        risk: row.querySelector('[col-id="risk"]')?.textContent ?? '',
        isCurrent: row.hasAttribute('data-current'),
        isSelected: row.hasAttribute('data-selected'),
      }))
      .toSorted((a, b) => a.place - b.place),
  startLoad(perSecond: number) {
    stopLoad();
    stopLoad = load(source, perSecond);
  },
  stopLoad: () => stopLoad(),
};
declare global {
  var gridPage: typeof page;
}
globalThis.gridPage = page;

createRoot(document.getElementById('root') as HTMLElement).render(
  <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
    <div style={{ height: 40 }}>Above the grid: where a pointer leaves it</div>
    <LiveGrid model={model} label="Items" onOpen={(id) => opened.push(id)} />
  </div>,
);

import { useCallback, useSyncExternalStore } from 'react';

/**
 * Where the window is: a path and a query, both behind the hash (`#/transfers/new?exception=EX-2291`), because a deep
 * link must work the same from a hub, a file and Electron's own protocol. The query stands there too, so that the
 * page's own address never changes and a one-time code never comes back.
 */
export interface Place {
  path: string;
  query: string;
}

/** Where the window is now. */
export function placeNow(): Place {
  const [path = '', query = ''] = location.hash.replace(/^#?\/?/, '').split('?', 2);
  return { path: `/${path}`, query };
}

/** Goes to a place such as `/exceptions/EX-2291`; `replace` leaves no step for Alt ←, as J and K do. */
export function goTo(place: string, options: { replace?: boolean } = {}): void {
  const hash = `#${place.replace(/^#/, '')}`;
  if (hash === location.hash) return;
  if (options.replace === true) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  addEventListener('popstate', listener);
  return () => {
    removeEventListener('hashchange', listener);
    removeEventListener('popstate', listener);
  };
}

/** The path; the component draws again when it changes. In the shape that wouter's Router takes as its hook. */
export function usePath(): [string, typeof goTo] {
  return [useSyncExternalStore(subscribe, () => placeNow().path), goTo];
}
usePath.hrefs = (href: string) => `#${href}`;

/** The query of the place; the component draws again when it changes. */
export function usePlaceQuery(): URLSearchParams {
  return new URLSearchParams(useSyncExternalStore(subscribe, () => placeNow().query));
}

/**
 * One word of the place's query, `view` in `#/exceptions?view=mine`: what a view is set to stands in the place, so that
 * a link or a saved view brings it back. Setting it leaves no step for Alt ←; null takes it out.
 */
export function usePlaceParam(name: string): [string | null, (value: string | null) => void] {
  const value = usePlaceQuery().get(name);
  const set = useCallback(
    (next: string | null) => {
      const { path, query } = placeNow();
      const params = new URLSearchParams(query);
      if (next === null) params.delete(name);
      else params.set(name, next);
      const text = params.toString();
      goTo(text === '' ? path : `${path}?${text}`, { replace: true });
    },
    [name],
  );
  return [value, set];
}

/** Which object a workspace shows, and how it turns to another. */
export interface PlaceKey {
  /** What stands behind the workspace's path: `EX-2291`, `0850000000011/00812345060025`; null for the workspace alone. */
  key: string | null;
  /** The row the person is on: the place follows without a step back for each row. */
  select: (key: string | null) => void;
}

/**
 * The selection of a workspace is its place: `#/stock/<gln>/<gtin>` selects that position, and a link from anywhere
 * else does the same. Keys are written by `placeOf`.
 */
export function usePlaceKey(workspacePath: string): PlaceKey {
  const [path] = usePath();
  const isHere = path.startsWith(`${workspacePath}/`);
  const select = useCallback(
    (key: string | null) => {
      const { path: now, query } = placeNow();
      if (now !== workspacePath && !now.startsWith(`${workspacePath}/`)) return;
      const tail = query === '' ? '' : `?${query}`;
      goTo(`${key === null ? workspacePath : placeOf(workspacePath, key)}${tail}`, {
        replace: true,
      });
    },
    [workspacePath],
  );
  return { key: isHere ? keyIn(path.slice(workspacePath.length + 1)) : null, select };
}

/** The place of an object within a workspace. */
export function placeOf(workspacePath: string, key: string): string {
  return `${workspacePath}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** The places that one workspace opens in another. Each takes the key of the live row. */
export const places = {
  exception: (key: string) => placeOf('/exceptions', key),
  stock: (key: string) => placeOf('/stock', key),
  shipment: (key: string) => placeOf('/shipments', key),
  transfer: (key: string) => placeOf('/transfers', key),
  order: (key: string) => placeOf('/orders', key),
  plan: (key: string) => placeOf('/plans', key),
  run: (key: string) => placeOf('/runs', key),
  /** An order with the dialog of its case open. */
  orderCase: (key: string) => `${placeOf('/orders', key)}?case=open`,
  feed: (key: string) => placeOf('/integrations', key),
  policy: (key: string) => placeOf('/policy', key),
  site: (gln: string) => `/map?site=${encodeURIComponent(gln)}`,
  /** The queue of what is open beneath a place: `lane/<from>><to>`. */
  beneath: (place: string) => `/exceptions?place=${encodeURIComponent(place)}`,
  /** The card of a transfer that is not yet asked for, filled in from what is known. */
  newTransfer(draft: TransferDraft = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(draft)) {
      if (value !== undefined && value !== null) query.set(name, String(value));
    }
    const text = query.toString();
    return `/transfers/new${text === '' ? '' : `?${text}`}`;
  },
};

/** What is known of a transfer before it is asked for. With `exception` alone, its proposal fills in the rest. */
export interface TransferDraft {
  exception?: string | null;
  /** GLNs. */
  to?: string | null;
  from?: string | null;
  gtin?: string | null;
  quantity?: number | null;
}

/** Reads the query of `places.newTransfer` back; what is not a number is no quantity. */
export function readTransferDraft(query: URLSearchParams): TransferDraft {
  const quantity = Number(query.get('quantity') ?? '');
  return {
    exception: query.get('exception'),
    to: query.get('to'),
    from: query.get('from'),
    gtin: query.get('gtin'),
    quantity: Number.isSafeInteger(quantity) && quantity > 0 ? quantity : null,
  };
}

function keyIn(rest: string): string | null {
  if (rest === '') return null;
  try {
    return rest.split('/').map(decodeURIComponent).join('/');
  } catch {
    // A hand-written link with a stray % names what it says.
    return rest;
  }
}

import { useCallback, useEffect, useRef } from 'react';
import { placeNow } from '#ui';
import type { Workspace } from '#ui';

/**
 * Where each workspace was left: going back to it by key or rail brings its view, filters and row again. Kept for as
 * long as the window is open.
 */
export function useLastPlaces(current: Workspace | null): (workspace: Workspace) => string {
  const places = useRef(new Map<string, string>());
  useEffect(() => {
    if (current === null) return;
    const note = () => {
      const { path, query } = placeNow();
      const isHere = path === current.path || path.startsWith(`${current.path}/`);
      if (isHere) places.current.set(current.id, query === '' ? path : `${path}?${query}`);
    };
    note();
    addEventListener('hashchange', note);
    return () => removeEventListener('hashchange', note);
  }, [current]);
  return useCallback(
    (workspace) =>
      workspace.id === current?.id
        ? workspace.path
        : (places.current.get(workspace.id) ?? workspace.path),
    [current],
  );
}

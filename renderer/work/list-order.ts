import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useKeys } from '#ui';
import type { GridModel } from '#ui';

/** More than a list can be read at once: the rest stands in the grid. */
const MOST_SHOWN = 120;

interface ListOrder {
  /** The ids to draw; the same array until they or their order change. */
  ids: readonly string[];
  /** Goes around the rows, each a `ListRow`. */
  list: RefObject<HTMLDivElement | null>;
}

/**
 * The order of a list at the left, from the model that its grid has: J and K go along it, and it keeps still while the
 * pointer is over it, for what one aims at must not move away.
 */
export function useListOrder<Row>(
  model: GridModel<Row>,
  currentId: string | null,
  onChoose: (id: string) => void,
): ListOrder {
  const ids = useShownIds(model);
  const list = useRef<HTMLDivElement>(null);
  const go = (step: number) => {
    const at = currentId === null ? -1 : ids.indexOf(currentId);
    const next = ids[Math.min(Math.max(at + step, 0), ids.length - 1)];
    if (next === undefined) return;
    onChoose(next);
    list.current
      ?.querySelector(`[data-row="${CSS.escape(next)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  useKeys('list', [
    { keys: 'J', does: 'next', run: () => go(1), isHint: true },
    { keys: 'K', does: 'previous', run: () => go(-1), isHint: true },
    { keys: '↓', does: 'next', run: () => go(1) },
    { keys: '↑', does: 'previous', run: () => go(-1) },
  ]);
  useHoldWhileAiming(list, model);
  return { ids, list };
}

function useShownIds<Row>(model: GridModel<Row>): readonly string[] {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    const look = () => {
      const next = model.index.shownIds().slice(0, MOST_SHOWN);
      setIds((before) => (isSame(before, next) ? before : next));
    };
    look();
    return model.onChange(look);
  }, [model]);
  return ids;
}

function useHoldWhileAiming<Row>(
  list: RefObject<HTMLDivElement | null>,
  model: GridModel<Row>,
): void {
  useEffect(() => {
    const host = list.current;
    if (host === null) return;
    let release: (() => void) | null = null;
    const enter = () => {
      release ??= model.hold();
    };
    const leave = () => {
      release?.();
      release = null;
    };
    host.addEventListener('pointerenter', enter);
    host.addEventListener('pointerleave', leave);
    return () => {
      leave();
      host.removeEventListener('pointerenter', enter);
      host.removeEventListener('pointerleave', leave);
    };
  }, [list, model]);
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i]);
}

import type { KeyBinding } from '../keys/keymap.ts';
import { useKeys } from '../keys/use-keys.ts';
import type { GridModel } from './grid-model.ts';
import type { GridSurfaceView } from './grid-surface.ts';

/** The keys of a grid; they work wherever the focus is, unless it is in a field. */
export function gridBindings<Row>(
  model: GridModel<Row>,
  surface: Pick<GridSurfaceView, 'reveal' | 'focus' | 'pageRows'> | null,
  open: (id: string) => void,
): KeyBinding[] {
  // Whoever moves along rows has left the control they pressed before: Enter now means the row.
  const go = (step: number) => () => {
    surface?.focus();
    surface?.reveal(model.move(step));
  };
  const withCurrent = (act: (id: string) => void) => () => {
    if (model.currentId !== null) act(model.currentId);
  };
  const extend = (step: number) => () => {
    if (model.currentId !== null && model.selectedIds.size === 0)
      model.toggleSelected(model.currentId);
    const place = model.placeFrom(step);
    const id = model.index.idAt(place);
    if (id === undefined) return;
    model.selectTo(id);
    model.moveTo(place);
    surface?.reveal(place);
  };
  return [
    { keys: 'J', does: 'next', run: go(1), isHint: true },
    { keys: 'K', does: 'previous', run: go(-1), isHint: true },
    { keys: '↓', does: 'next', run: go(1) },
    { keys: '↑', does: 'previous', run: go(-1) },
    { keys: 'Shift ↓', does: 'select down', run: extend(1) },
    { keys: 'Shift ↑', does: 'select up', run: extend(-1) },
    { keys: 'Home', does: 'first row', run: go(Number.NEGATIVE_INFINITY) },
    { keys: 'End', does: 'last row', run: go(Number.POSITIVE_INFINITY) },
    { keys: 'PageDown', does: 'page down', run: () => go(surface?.pageRows ?? 1)() },
    { keys: 'PageUp', does: 'page up', run: () => go(-(surface?.pageRows ?? 1))() },
    { keys: '→', does: 'open children', run: withCurrent((id) => model.setOpen(id, true)) },
    { keys: '←', does: 'close children', run: withCurrent((id) => closeOrClimb(model, id)) },
    { keys: 'Enter', does: 'open', run: withCurrent(open), isHint: true },
    { keys: 'X', does: 'select', run: withCurrent((id) => model.toggleSelected(id)), isHint: true },
    {
      keys: 'Ctrl A',
      does: 'select all shown',
      run: () => model.selectAllShown(),
      inFields: false,
    },
  ];
}

/** Gives a grid's keys their meaning while it is on screen; null for one that does not listen. */
export function useGridKeys<Row>(
  model: GridModel<Row> | null,
  surface: GridSurfaceView | null,
  open: (id: string) => void,
): void {
  useKeys('grid', model === null ? null : gridBindings(model, surface, open));
}

/** ← closes an open row; on a child it goes up to the row it belongs under. */
function closeOrClimb<Row>(model: GridModel<Row>, id: string): void {
  if (model.index.isOpen(id)) model.setOpen(id, false);
  else {
    const parent = model.index.parentOf(id);
    if (parent !== null && model.index.placeOf(parent) >= 0) model.setCurrent(parent);
  }
}

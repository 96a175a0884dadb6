import { useEffect, useRef } from 'react';
import type { EntityStore } from '#live';
import type { ExceptionRow } from '#shared/protocol';
import type { GridModel } from '#ui';

/**
 * Children stand closed under their cause unless it is selected: it opens under the person, and closes when they have
 * left it and its children. With what is held back shown, the causes that hold it stay open.
 */
export function useOpenCauses(
  model: GridModel<ExceptionRow>,
  source: Pick<EntityStore<ExceptionRow>, 'get' | 'rows'>,
  currentId: string | null,
  isHeldShown: boolean,
): void {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    const cause = currentId === null ? null : (source.get(currentId)?.parent ?? currentId);
    if (opened.current === cause) return;
    if (opened.current !== null) model.setOpen(opened.current, false);
    opened.current = cause;
    if (cause !== null) model.setOpen(cause, true);
  }, [model, source, currentId]);
  useEffect(() => {
    if (!isHeldShown) return undefined;
    const holding = new Set<string>();
    for (const { held, parent } of source.rows()) if (held && parent !== null) holding.add(parent);
    for (const cause of holding) model.setOpen(cause, true);
    return () => {
      for (const cause of holding) if (cause !== opened.current) model.setOpen(cause, false);
    };
  }, [model, source, isHeldShown]);
}

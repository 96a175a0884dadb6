import { useEffect } from 'react';
import type { GridModel } from '#ui';

/** Without a chosen row the first one opens, as soon as there is one. */
export function useFirst<Row>(
  model: GridModel<Row>,
  key: string | null,
  select: (id: string) => void,
): void {
  useEffect(() => {
    if (key !== null) return;
    const look = () => {
      const first = model.index.idAt(0);
      if (first !== undefined) select(first);
    };
    look();
    return model.onChange(look);
  }, [model, key, select]);
}

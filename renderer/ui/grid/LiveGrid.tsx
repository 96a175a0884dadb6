import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { statusNotes } from '../status.ts';
import { useRowHeightPx } from '../theme.ts';
import { GridSurfaceView } from './grid-surface.ts';
import { useGridKeys } from './grid-keys.ts';
import type { GridModel } from './grid-model.ts';
import styles from './live-grid.module.css';

interface LiveGridProps<Row> {
  model: GridModel<Row>;
  /** What the rows are, for those who hear the screen: "Exceptions". */
  label: string;
  /** Enter or double click: opens what the row stands for. */
  onOpen?: (id: string) => void;
  /** What stands below the last row: "End of queue. 57 shipments are normal and not listed." */
  end?: ReactNode;
  /** Takes J, K, Enter, X and the rest; the grid of a workspace that has several says which listens. */
  hasKeys?: boolean;
}

/** A grid over a model. React draws it once; rows and cells are painted outside React from then on. */
export function LiveGrid<Row>({ model, label, onOpen, end, hasKeys = true }: LiveGridProps<Row>) {
  const host = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<GridSurfaceView | null>(null);
  const [endTopPx, setEndTopPx] = useState<number | null>(null);
  const rowHeightPx = useRowHeightPx();
  const open = useRef(onOpen);
  open.current = onOpen;

  useEffect(() => {
    if (host.current === null) return;
    const made = new GridSurfaceView(host.current, model as GridModel<unknown>, {
      label,
      rowHeightPx,
      onOpen: (id) => open.current?.(id),
      onEndMoved: setEndTopPx,
    });
    setSurface(made);
    return () => {
      made.destroy();
      setSurface(null);
    };
  }, [model, label, rowHeightPx]);

  useEffect(() => {
    if (!hasKeys) return;
    const count = () => statusNotes.setState({ selected: model.summary().selected });
    count();
    const stop = model.onSummary(count);
    return () => {
      stop();
      statusNotes.setState({ selected: 0 });
    };
  }, [model, hasKeys]);

  // A row that was chosen elsewhere, on the map or by a link, is brought into view once, when it is there.
  useEffect(() => {
    if (surface === null) return;
    let revealed: string | null = null;
    const reveal = () => {
      const { currentId } = model;
      if (currentId === revealed) return;
      const place = currentId === null ? -1 : model.index.placeOf(currentId);
      if (place < 0 && currentId !== null) return;
      revealed = currentId;
      surface.reveal(place);
    };
    reveal();
    return model.onSummary(reveal);
  }, [model, surface]);

  useGridKeys(hasKeys ? model : null, surface, (id) => open.current?.(id));

  return (
    <div className={styles['grid']}>
      <div className={styles['surface']} ref={host} />
      {end !== undefined && endTopPx !== null ? (
        <div className={styles['end']} style={{ top: endTopPx }}>
          {end}
        </div>
      ) : null}
    </div>
  );
}

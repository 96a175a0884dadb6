import type { IHeaderComp, IHeaderParams } from 'ag-grid-community';
import type { Column } from './column.ts';
import type { GridModel } from './grid-model.ts';
import styles from './live-grid.module.css';

export interface LiveHeaderParams extends IHeaderParams {
  liveColumn: Column<unknown>;
  model: GridModel<unknown>;
}

/**
 * A header that sorts our index instead of AG Grid's own model, which would throw its cache away and blank the rows.
 * A click or Enter sorts, Shift adds a level; an arrow says which way, a figure which level.
 */
export class LiveHeader implements IHeaderComp {
  readonly #host = document.createElement('div');
  #stop: () => void = () => {};

  init({ liveColumn, model, eGridHeader }: LiveHeaderParams): void {
    this.#host.className = styles['header'] ?? '';
    const label = document.createElement('span');
    label.textContent = liveColumn.header;
    const arrow = document.createElement('span');
    arrow.className = styles['sort'] ?? '';
    arrow.setAttribute('aria-hidden', 'true');
    this.#host.append(label, arrow);
    if (liveColumn.definition !== undefined) eGridHeader.title = liveColumn.definition;
    if (liveColumn.sortKey === undefined) return;

    this.#host.dataset['sortable'] = '';
    const sort = (event: MouseEvent | KeyboardEvent) => {
      if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
      event.preventDefault();
      model.toggleSort(liveColumn.id, event.shiftKey);
    };
    eGridHeader.addEventListener('keydown', sort);
    this.#host.addEventListener('click', sort);

    const show = () => {
      const levels = model.summary().sort;
      const at = levels.findIndex((level) => level.column === liveColumn.id);
      const direction = levels[at]?.direction;
      arrow.textContent =
        direction === undefined
          ? ''
          : `${direction === 'asc' ? '↑' : '↓'}${levels.length > 1 ? at + 1 : ''}`;
      eGridHeader.setAttribute('aria-sort', ARIA_SORT[direction ?? 'none']);
    };
    show();
    const stopWatching = model.onSummary(show);
    this.#stop = () => {
      stopWatching();
      eGridHeader.removeEventListener('keydown', sort);
    };
  }

  getGui(): HTMLElement {
    return this.#host;
  }

  refresh(): boolean {
    return true;
  }

  destroy(): void {
    this.#stop();
  }
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending', none: 'none' } as const;

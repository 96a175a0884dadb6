import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Tabs, useKeys } from '#ui';
import styles from './card.module.css';

interface TransferCardViewProps {
  head: ReactNode;
  why: ReactNode;
  money: ReactNode;
  loop: ReactNode;
  /** The other face, where the run stands on its diagram; a transfer that is not asked for yet has none. */
  run?: { shown: ReactNode; face: CardFace; onFace: (face: CardFace) => void };
  foot: ReactNode;
}

/** The two faces of a card: what to decide it by, and where its run stands. */
export type CardFace = 'card' | 'run';

const FACES = [
  { id: 'card', title: 'Card' },
  { id: 'run', title: 'Run' },
] as const;

const COLUMN_NAMES = ['Why and how much', 'Money', 'Decision and loop'] as const;

/**
 * The card's frame: head, three columns that scroll by themselves, foot. 1, 2 and 3 put the keyboard in a column, 4
 * shows the run in their place.
 */
export function TransferCardView(props: TransferCardViewProps) {
  const { head, why, money, loop, run, foot } = props;
  const face = run?.face ?? 'card';
  const onFace = run?.onFace;
  const columns = useRef<HTMLDivElement>(null);
  const wanted = useRef<number | null>(null);
  const focus = (place: number) => {
    wanted.current = place;
    if (face === 'card') focusWanted();
    else onFace?.('card');
  };
  const focusWanted = () => {
    if (wanted.current === null) return;
    (columns.current?.children[wanted.current] as HTMLElement | undefined)?.focus();
    wanted.current = null;
  };
  // A column that was asked for on the other face is there once this one is drawn.
  useEffect(() => {
    if (face === 'card') focusWanted();
  }, [face]);
  useKeys('card', [
    ...COLUMN_NAMES.map((name, i) => ({
      keys: String(i + 1),
      does: name.toLowerCase(),
      run: () => focus(i),
    })),
    ...(onFace === undefined
      ? []
      : [
          {
            keys: '4',
            does: 'run',
            isHint: true,
            run: () => onFace(face === 'run' ? 'card' : 'run'),
          },
        ]),
  ]);
  const contents = [why, money, loop];
  return (
    <article className={styles['region']}>
      {head}
      {onFace === undefined ? null : (
        <div className={styles['faces']}>
          <Tabs
            label="Faces of the card"
            tabs={FACES}
            activeId={face}
            onChoose={(id) => onFace(id as CardFace)}
          />
        </div>
      )}
      {face === 'run' ? (
        run?.shown
      ) : (
        <div className={styles['columns']} ref={columns}>
          {contents.map((content, i) => (
            <div
              key={COLUMN_NAMES[i]}
              className={styles['column']}
              role="group"
              aria-label={COLUMN_NAMES[i]}
              tabIndex={0}
            >
              {content}
            </div>
          ))}
        </div>
      )}
      {foot}
    </article>
  );
}

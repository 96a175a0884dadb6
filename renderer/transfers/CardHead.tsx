import type { ReactNode } from 'react';
import { ArrowLeftRight } from 'lucide-react';
import type { TransferRow } from '#shared/protocol';
import type { Instant, Money, State } from '#shared/vocabulary';
import {
  decidingTime,
  durationText,
  places,
  Pill,
  quantity,
  StateShapeSvg,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { AsOfNote } from '#work';
import { isUndecided, stepText } from './transfer-words.ts';
import styles from './card.module.css';

interface CardHeadProps {
  row: TransferRow;
  /** How people call the two sites; their codes when they are not known. */
  fromName: string;
  toName: string;
  /** Margin that it saves, as it was proposed; null for a transfer that answers no shortage. */
  protects: Money | null;
  /** How bad the exception behind it stands; the transfer's own state without one. */
  urgency: State;
  /** Who else has it before them. */
  others?: ReactNode;
}

/** What the transfer is, where it stands, what it protects and until when it must be decided. */
export function CardHead({ row, fromName, toName, protects, urgency, others }: CardHeadProps) {
  return (
    <header className={styles['head']}>
      <div className={styles['title']}>
        <div className={styles['kind']}>
          <ArrowLeftRight size={16} strokeWidth={1.75} aria-hidden />
          <span>{`Transfer ${row.key}`}</span>
          {row.exception === null ? null : (
            <span>
              for <a href={`#${places.exception(row.exception)}`}>{row.exception}</a>
            </span>
          )}
          <AsOfNote asOf={row.asOf} />
          {others}
        </div>
        <h2 className={styles['name']}>
          {`${fromName} → ${toName}, ${quantity(row.quantity, row.unit)} ${row.description}`}
        </h2>
        <div className={styles['about']}>
          {`${row.sku} · GTIN ${row.gtin}`}
          {row.shipment === null ? null : (
            <span>
              {' · '}
              <a href={`#${places.shipment(row.shipment)}`}>{row.shipment}</a>
            </span>
          )}
        </div>
      </div>
      <dl className={styles['figures']}>
        <div className={styles['figure']}>
          <dt>State</dt>
          <dd>
            <Pill state={row.state}>{stepText(row)}</Pill>
          </dd>
        </div>
        {protects === null || protects.minor === 0 ? null : (
          <div className={styles['figure']}>
            <dt>Protects</dt>
            <dd>
              <b>{wholeMoney(protects)}</b>
            </dd>
          </div>
        )}
        {row.decideByAt === null || !isUndecided(row.step) ? null : (
          <DecideBy at={row.decideByAt} state={urgency} />
        )}
      </dl>
    </header>
  );
}

function DecideBy({ at, state }: { at: Instant; state: State }) {
  const view = useViewpoint();
  const leftMs = Date.parse(at) - view.nowMs;
  return (
    <div className={styles['figure']}>
      <dt data-state={state}>
        <StateShapeSvg state={state} sizePx={12} />
        Decide by
      </dt>
      <dd>
        <b>{decidingTime(at, view)}</b>{' '}
        {leftMs >= 0 ? `in ${durationText(leftMs)}` : `${durationText(leftMs)} ago`}
      </dd>
    </div>
  );
}

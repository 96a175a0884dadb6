import { ShoppingCart } from 'lucide-react';
import type { OrderRow } from '#shared/protocol';
import { MINUTE_MS } from '#shared/vocabulary';
import { useAnswer, useEntity } from '#live';
import {
  Button,
  closePanel,
  ContextPanel,
  decidingTime,
  EmptyRegion,
  Facts,
  goTo,
  percent,
  Pill,
  Section,
  signedDurationText,
  STATE_SHAPES,
  useViewpoint,
  wholeMoney,
} from '#ui';
import { AsOfNote, Beneath, HubRegion } from '#work';
import { OrderBody } from './OrderBody.tsx';
import { placeOfLink } from './trace-place.ts';
import type { OrderActs } from './use-order-acts.ts';

interface OrderPanelProps {
  order: string;
  acts: OrderActs;
}

/** One order: when it can be there, what of it is allocated, and what holds it up. */
export function OrderPanel({ order, acts }: OrderPanelProps) {
  const { reprioritise, move, decide } = acts;
  const row = useEntity('orders', order);
  const answer = useAnswer(
    'order.detail',
    row === undefined ? null : { key: order },
    row === undefined
      ? ''
      : [row.filledPercent, row.projectedAt, row.priority, row.cause, row.asOf.receivedAt].join(
          ' ',
        ),
  );
  if (row === undefined) {
    return <EmptyRegion>This order is not there, or out of your scope.</EmptyRegion>;
  }
  const causePlace = placeOfLink(row.cause);
  return (
    <ContextPanel
      kind="Order"
      icon={ShoppingCart}
      asOf={<AsOfNote asOf={row.asOf} />}
      name={row.key}
      about={`${row.customer}${row.siteCode === '' ? '' : `, from ${row.siteCode}`}`}
      pills={
        <>
          <Pill state={row.state}>{STATE_SHAPES[row.state].word}</Pill>
          <Pill>{STATUS_WORDS[row.status]}</Pill>
          <Pill>{`Priority ${row.priority}`}</Pill>
          {row.ediOnly ? <Pill state="watch">Not in the ERP yet</Pill> : null}
        </>
      }
      onClose={closePanel}
      actions={
        <>
          <Button
            isPrimary
            keys="P"
            isKeyBoundElsewhere
            unavailable={reprioritise.unavailable}
            onPress={reprioritise.run}
          >
            Re-prioritise
          </Button>
          <Button keys="M" isKeyBoundElsewhere unavailable={move.unavailable} onPress={move.run}>
            Move reservation
          </Button>
          <Button
            keys="C"
            isKeyBoundElsewhere
            unavailable={decide.unavailable}
            onPress={decide.run}
          >
            {`${decide.words.charAt(0).toUpperCase()}${decide.words.slice(1)}`}
          </Button>
          {causePlace === null ? null : (
            <Button onPress={() => goTo(causePlace)}>{`Open ${row.cause}`}</Button>
          )}
        </>
      }
    >
      <OrderFacts row={row} />
      <Beneath of={[{ label: 'Customer', kind: 'customer', key: row.customerKey }]} />
      <HubRegion answer={answer}>
        {(detail) => <OrderBody detail={detail} currency={row.currency} />}
      </HubRegion>
    </ContextPanel>
  );
}

const STATUS_WORDS: Record<OrderRow['status'], string> = {
  open: 'Open',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
};

/** When it was promised, when it can be there, and what that is worth. */
export function OrderFacts({ row }: { row: OrderRow }) {
  const view = useViewpoint();
  const { commitAt, projectedAt, lateByMinutes, marginMinor, currency, filledPercent } = row;
  const isLate = projectedAt !== null && lateByMinutes > 0;
  return (
    <Section title="Promise">
      <Facts
        facts={[
          { label: 'Commit', value: commitAt === null ? '–' : decidingTime(commitAt, view) },
          {
            label: 'Projected',
            value:
              projectedAt === null
                ? 'no date: stock is missing'
                : `${row.status === 'open' ? '~ ' : ''}${decidingTime(projectedAt, view)}`,
            isStrong: isLate,
            ...(projectedAt === null
              ? {}
              : { aside: signedDurationText(lateByMinutes * MINUTE_MS) || 'on time' }),
          },
          { label: 'Filled', value: percent(filledPercent / 100) },
          {
            label: 'Margin',
            value: wholeMoney({ minor: marginMinor, currency }),
            isStrong: true,
          },
          ...(row.cause === null ? [] : [{ label: 'Cause', value: row.cause }]),
        ]}
      />
    </Section>
  );
}

import { describe, expect, test } from 'vitest';
import { InputQueue, TRANSACTION_INPUTS } from './input-queue.ts';
import type { Arrival } from './input.ts';

function arrival(sequence: number, chars: number, backfill = false): Arrival {
  const at = '2026-06-30T14:20:00.000Z';
  return {
    kind: 'arrival',
    place: { source: 'wms/dallas', epoch: 1, cursorAfter: sequence },
    event: {
      source: 'wms/dallas',
      epoch: 1,
      id: `1-${sequence}`,
      sequence,
      type: 'signalbox.wms.stock.snapshot.v1',
      subject: null,
      occurredAt: at,
      recordedAt: at,
      correlationId: null,
      causationId: null,
      data: {},
      json: ' '.repeat(chars),
    },
    again: false,
    vacant: false,
    backfill,
  };
}

/** Sizes of the transactions, until nothing waits. */
function transactions(queue: InputQueue): number[] {
  const sizes: number[] = [];
  while (queue.length > 0) sizes.push(queue.take().length);
  return sizes;
}

describe('what waits for the writer', () => {
  test('is taken in whole transactions of events of the usual size', () => {
    const queue = new InputQueue();
    for (let i = 0; i < TRANSACTION_INPUTS + 500; i++) queue.push(arrival(i, 700));
    expect(transactions(queue)).toEqual([TRANSACTION_INPUTS, 500]);
  });

  test('is taken in smaller ones when its events are large, and one that is too large alone goes alone', () => {
    const queue = new InputQueue();
    for (let i = 0; i < 50; i++) queue.push(arrival(i, 100_000));
    expect(transactions(queue)).toEqual([20, 20, 10]);
    for (let i = 0; i < 2; i++) queue.push(arrival(i, 3_000_000));
    expect(transactions(queue)).toEqual([1, 1]);
  });

  test('never brings history and the present into one', () => {
    const queue = new InputQueue();
    for (let i = 0; i < 6; i++) queue.push(arrival(i, 700, i < 4));
    expect(transactions(queue)).toEqual([4, 2]);
  });
});

import type { LiveFrame } from '#shared/protocol';
import type { ConsoleClient } from '../../wire/index.ts';

/**
 * How long changes of stock have been on their way when they reach a console's socket, ms, one of each changed row from
 * now on. By the time that an event says of itself, so to the millisecond; feeds and console share the machine's clock.
 */
export function socketWaits({ socket }: ConsoleClient): readonly number[] {
  const waitsMs: number[] = [];
  socket.on('live', (encoded: Uint8Array) => {
    const nowMs = Date.now();
    const frame = JSON.parse(new TextDecoder().decode(encoded)) as LiveFrame;
    if (frame.collection !== 'stock' || frame.kind !== 'delta') return;
    for (const row of frame.upserts)
      if ('asOf' in row) waitsMs.push(nowMs - Date.parse(row.asOf.occurredAt));
  });
  return waitsMs;
}

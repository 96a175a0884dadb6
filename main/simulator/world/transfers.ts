import type { Cause } from './messages.ts';
import type { Transfer } from './state.ts';
import type { World } from './world.ts';

/** Where a transfer that Signalbox asked for is kept; the first command that names it makes it. */
export function transferOf(world: World, number: string, cause: Cause): Transfer {
  const { transfers, counters } = world.state;
  let transfer = transfers.get(number);
  if (!transfer) {
    transfer = {
      number,
      nth: ++counters.transfer,
      isOwn: false,
      from: -1,
      to: -1,
      lines: [],
      erpNumbers: {},
      erpNumbersGiven: {},
      shipped: null,
      received: null,
      trouble: null,
      cause,
    };
    transfers.set(number, transfer);
  }
  return transfer;
}

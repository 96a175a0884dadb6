import type { LogEvent, WorldDraft } from '#engine/kernel';
import { begunCase, evolveCases } from '#operations/casework';
import { reservationMoved, type DataOf } from '#shared/contracts';
import { orderCases, type OrderCase } from './order-case.collection.ts';
import { isSameMove } from './order-case.kind.ts';
import { orderCaseWorkflow } from './order-case.machine.ts';
import {
  ORDER_CASE_HEARD,
  ORDER_CASE_OPENED,
  ORDER_CASE_STEPPED,
  ORDER_CASE_WISHED,
  type OrderCaseHeard,
  type OrderCaseOpened,
  type OrderCaseWished,
} from './own-events.ts';

type Said = Pick<LogEvent, 'receivedAt' | 'actor' | 'reason'>;

/** A case at the moment it is opened; of an order that had one, its versions count on. */
export function openedCase(
  { run, machine, site, variations }: OrderCaseOpened,
  { receivedAt, actor, reason }: Said,
  before: OrderCase | undefined,
): OrderCase {
  return {
    ...begunCase(orderCaseWorkflow, run, machine, receivedAt),
    version: (before?.version ?? 0) + 1,
    site,
    variations,
    openedBy: actor ?? 'hub',
    reason: reason ?? '',
    wished: null,
    wishedBy: null,
    wishedAt: null,
    customerSays: null,
    movedToLine: null,
  };
}

/** The case with another wish: what was heard and moved was of the one before. */
export function wishedCase(
  row: OrderCase,
  told: OrderCaseWished,
  { receivedAt, actor, reason }: Said,
): OrderCase {
  const { run: _, ...wished } = told;
  return {
    ...row,
    wished,
    wishedBy: actor ?? 'hub',
    wishedAt: receivedAt,
    reason: reason ?? row.reason,
    customerSays: null,
    movedToLine: null,
    waived: [],
  };
}

/** The ERP says which line holds the pieces now. */
function moved(draft: WorldDraft, { data }: LogEvent<DataOf<typeof reservationMoved>>): void {
  const row = draft.get(orderCases, data.orderNumber);
  const move = row?.wished?.wish.move;
  if (row && move && isSameMove(data, move))
    draft.put(orderCases, { ...row, movedToLine: data.toLine });
}

/** What the hub itself decided about order cases, and what the ERP said of their moves, by event type. */
export const orderCaseEvolve: Readonly<Record<string, unknown>> = {
  [ORDER_CASE_OPENED]: (draft: WorldDraft, event: LogEvent<OrderCaseOpened>) =>
    draft.put(orderCases, openedCase(event.data, event, draft.get(orderCases, event.data.run))),
  [ORDER_CASE_WISHED]: (draft: WorldDraft, event: LogEvent<OrderCaseWished>) => {
    const row = draft.get(orderCases, event.data.run);
    if (row) draft.put(orderCases, wishedCase(row, event.data, event));
  },
  [ORDER_CASE_HEARD]: (draft: WorldDraft, { data }: LogEvent<OrderCaseHeard>) => {
    const row = draft.get(orderCases, data.run);
    if (row) draft.put(orderCases, { ...row, customerSays: data.says });
  },
  [reservationMoved.type]: moved,
  ...evolveCases({ collection: orderCases, steppedType: ORDER_CASE_STEPPED }),
};

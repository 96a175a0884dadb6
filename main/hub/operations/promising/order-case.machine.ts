import type { MachineData } from '#engine/runs';
import { defineCaseWorkflow, type CaseFacts } from '#operations/casework';
import machineV1 from './order-case.machine.v1.json' with { type: 'json' };

/** The version on which runs begin. */
export const CURRENT_ORDER_CASE = 1;

/** What the guards of an order case may ask. */
export interface OrderCaseFacts extends CaseFacts {
  /** Shipped, delivered or cancelled: nothing can be promised any more. */
  isGone: boolean;
  /** Every piece has stock, or something that brings it. */
  isCovered: boolean;
  /** The order is another one than when the wish was made. */
  isOutdated: boolean;
  /** All have agreed, its site wants the customer asked first, and nobody has been. */
  needsCustomer: boolean;
  /** The pieces are moved, and a date is to be promised. */
  isToRepromise: boolean;
  /** What was wanted is done, and pieces are still without anything. */
  isStillShort: boolean;
  /** What was wanted is done, and the order holds. */
  isPromised: boolean;
}

/** The workflow of an order that can't be promised as asked. */
export const orderCaseWorkflow = defineCaseWorkflow<OrderCaseFacts>({
  id: 'orderCase',
  versions: { 1: machineV1 as unknown as MachineData },
  guards: [
    'isGone',
    'isCovered',
    'isOutdated',
    'needsCustomer',
    'isToRepromise',
    'isStillShort',
    'isPromised',
  ],
  parts: ['move', 'repromise'],
});

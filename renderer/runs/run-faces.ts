import type { ComponentType } from 'react';
import type { RunRow } from '#shared/protocol';
import { places } from '#ui';
import { OrderCaseFoot } from './OrderCaseFoot.tsx';
import { PayableFoot } from './PayableFoot.tsx';
import { SettlementFoot } from './SettlementFoot.tsx';

/** What the run of a workflow shows beside its diagram. */
interface RunFaceParts {
  /** The place of what it is about. */
  opens?: { word: string; place(key: string): string };
  /** What people can do with it here; left out where they do it at its own place. */
  Foot?: ComponentType<{ row: RunRow }>;
}

/** By workflow. One that is not named has its diagram alone. */
export const RUN_FACES: Readonly<Record<string, RunFaceParts | undefined>> = {
  transfer: { opens: { word: 'Open its card', place: places.transfer } },
  payable: { Foot: PayableFoot },
  settlement: { Foot: SettlementFoot },
  orderCase: { opens: { word: 'Open its order', place: places.order }, Foot: OrderCaseFoot },
};

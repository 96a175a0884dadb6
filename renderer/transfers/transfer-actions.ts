import type { ActName, TransferCard, TransferRow } from '#shared/protocol';
import { isUndecided } from './transfer-words.ts';

/** What can be done with a transfer from its card; `edit` and `compare` change nothing by themselves. */
export type TransferActionId =
  | 'approve'
  | 'reject'
  | 'closeShort'
  | 'edit'
  | 'changeLane'
  | 'compare'
  | 'cancel';

export interface TransferAction {
  id: TransferActionId;
  label: string;
  keys: string;
  /** Why this person cannot, now. */
  unavailable?: string | undefined;
}

/**
 * The acts at the foot of the card, the next one first. `rightOf` says why the person's role may not do an act. What a
 * step does not allow at all is left out; what only this person cannot do stays, with its reason.
 */
export function transferActions(
  row: Pick<TransferRow, 'step' | 'exception'>,
  card: Pick<TransferCard, 'cannotApprove' | 'proposal' | 'otherLanes' | 'cancelReleases'>,
  rightOf: (act: ActName) => string | undefined,
): TransferAction[] {
  const actions: TransferAction[] = [];
  if (row.step === 'awaitingApproval') {
    const cannot = card.cannotApprove ?? undefined;
    actions.push(
      {
        id: 'approve',
        label: 'Approve',
        keys: 'Y',
        unavailable: cannot ?? rightOf('transfer.approve'),
      },
      {
        id: 'reject',
        label: 'Reject',
        keys: 'Shift Y',
        unavailable: cannot ?? rightOf('transfer.reject'),
      },
    );
  }
  if (row.step === 'receivedShort') {
    actions.push({
      id: 'closeShort',
      label: 'Close short',
      keys: 'Shift S',
      unavailable: rightOf('transfer.closeShort'),
    });
  }
  if (isUndecided(row.step) && card.proposal !== null) {
    actions.push({ id: 'edit', label: 'Edit and solve again', keys: 'Q' });
  }
  if (card.otherLanes.length > 0) {
    actions.push({
      id: 'changeLane',
      label: 'Change lane',
      keys: 'Shift L',
      unavailable: rightOf('transfer.changeLane'),
    });
  }
  if (row.exception !== null) {
    actions.push({ id: 'compare', label: 'Compare options', keys: 'W' });
  }
  // The hub knows what cancelling would release: also where the run stands and a person must look.
  if (card.cancelReleases !== null) {
    actions.push({
      id: 'cancel',
      label: 'Cancel transfer',
      keys: 'Del',
      unavailable: rightOf('transfer.cancel'),
    });
  }
  return actions;
}

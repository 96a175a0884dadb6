import { describe, expect, test } from 'vitest';
import type { TransferProposal } from '#shared/protocol';
import { transferActions } from './transfer-actions.ts';

const everyone = () => undefined;
const proposal = {} as TransferProposal;

describe('the foot of the transfer card', () => {
  test('offers approval first, and says to whoever asked for it that they cannot give it', () => {
    const own = 'You asked for this transfer, so you can’t approve it.';
    const actions = transferActions(
      { step: 'awaitingApproval', exception: 'EX-2291' },
      {
        proposal,
        cannotApprove: own,
        otherLanes: [],
        cancelReleases: 'Cancelling releases the 252 ea.',
      },
      everyone,
    );
    expect(actions.map((action) => action.id)).toEqual([
      'approve',
      'reject',
      'edit',
      'compare',
      'cancel',
    ]);
    expect(actions[0]?.unavailable).toBe(own);
    expect(actions[1]?.unavailable).toBe(own);
  });

  test('says who may approve when the role does not', () => {
    const [approve] = transferActions(
      { step: 'awaitingApproval', exception: null },
      { proposal: null, cannotApprove: null, otherLanes: [], cancelReleases: null },
      (act) => (act === 'transfer.approve' ? 'Operations or finance only' : undefined),
    );
    expect(approve?.unavailable).toBe('Operations or finance only');
  });

  test('offers nothing that goods on the road would make untrue', () => {
    const actions = transferActions(
      { step: 'inTransit', exception: null },
      { proposal, cannotApprove: null, otherLanes: [], cancelReleases: null },
      everyone,
    );
    expect(actions).toEqual([]);
  });

  test('closes a short receipt', () => {
    const actions = transferActions(
      { step: 'receivedShort', exception: null },
      { proposal: null, cannotApprove: null, otherLanes: [], cancelReleases: null },
      everyone,
    );
    expect(actions.map((action) => action.id)).toEqual(['closeShort']);
  });

  test('lets a transfer that a system refused be cancelled', () => {
    const actions = transferActions(
      { step: 'incident', exception: null },
      {
        proposal,
        cannotApprove: null,
        otherLanes: [],
        cancelReleases: 'Cancelling releases the 252 ea.',
      },
      everyone,
    );
    expect(actions.map((action) => action.id)).toEqual(['cancel']);
  });
});

/**
 * What is still missing of a transfer will not come: `transfers` says it when a person closes a short receipt. That room
 * stands above this one, so its event is read by its name.
 */
export const TRANSFER_SHORT_CLOSED = 'signalbox.hub.transfer.shortClosed.v1';

export interface ShortClosed {
  transfer: string;
}

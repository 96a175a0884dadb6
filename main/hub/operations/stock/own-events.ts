/**
 * What is still missing of a transfer will not come: closed by a person (`#operations/transfers` says it when it closes a
 * short receipt). From here on nothing of it is in transit.
 */
export const TRANSIT_CLOSED = 'signalbox.hub.stock.transitClosed.v1';

export interface TransitClosed {
  transfer: string;
}

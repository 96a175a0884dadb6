/**
 * What every workspace does alike: sends acts and says their refusals in words, knows rights beforehand, shows the
 * arithmetic, histories and as-of of the hub. May import shared, #ui and #live; holds no business rule. Owns no tables,
 * reads and emits no events.
 */
export * from './ActDialog.tsx';
export * from './AsOfNote.tsx';
export * from './Account.tsx';
export * from './asked-kinds.ts';
export * from './Beneath.tsx';
export * from './ChangedUnder.tsx';
export * from './DecideDialog.tsx';
export * from './GridRegion.tsx';
export * from './HubHistory.tsx';
export * from './HubRegion.tsx';
export * from './LedgerBook.tsx';
export * from './list-order.ts';
export * from './ManyDialog.tsx';
export * from './ManyPanel.tsx';
export * from './OthersHere.tsx';
export * from './policy-words.ts';
export * from './RebalanceButton.tsx';
export * from './refusal-words.ts';
export * from './rights.ts';
export * from './run/RunFace.tsx';
export * from './SendAgainDialog.tsx';
export * from './quantity-text.ts';
export * from './StatementSheet.tsx';
export * from './use-act.ts';
export * from './use-settled.ts';

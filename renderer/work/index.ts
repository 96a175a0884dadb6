/**
 * What every workspace does alike: sends acts and says their refusals in words, knows rights beforehand, shows the
 * arithmetic, histories and as-of of the hub. May import shared, #ui and #live; holds no business rule. Owns no tables,
 * reads and emits no events.
 */
export * from './ActDialog.tsx';
export * from './AsOfNote.tsx';
export * from './Account.tsx';
export * from './GridRegion.tsx';
export * from './HubHistory.tsx';
export * from './HubRegion.tsx';
export * from './ManyDialog.tsx';
export * from './ManyPanel.tsx';
export * from './refusal-words.ts';
export * from './rights.ts';
export * from './SendAgainDialog.tsx';
export * from './use-act.ts';

/**
 * What makes the log an audit trail: the chain of hashes over our own rows, its head kept in a second folder, and `verify`,
 * which computes the chain again, holds it against the heads that were kept, folds the log anew and proves what must hold
 * of any network. Imports the vocabulary, the kernel, `#engine/{clock,store,log}`. Owns no tables; reads all events, emits
 * none.
 */
export * from './canonical.ts';
export * from './head-keeper.job.ts';
export { headsFolderOf } from './outside-heads.ts';
export { verifyChain } from './verify-chain.ts';
export * from './verify.ts';

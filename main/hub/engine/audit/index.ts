/**
 * What makes the log an audit trail: the chain of hashes over our own rows, and `verify`, which computes it again and
 * folds the log anew. Imports the vocabulary, the kernel, `#engine/store` and `#engine/log`. Owns no tables; reads all
 * events, emits none.
 */
export * from './canonical.ts';
export * from './verify.ts';

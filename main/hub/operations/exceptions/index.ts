export * from './exception.collection.ts';
export * from './find-exception.ts';

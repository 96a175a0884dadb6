import type { DocumentReader } from './inbox/document-reader.ts';
import { x12Reader } from './x12/x12-reader.ts';

/** The formats that the inbox takes: a new one is a reader of its own, and a line here. */
export const READERS: readonly DocumentReader[] = [x12Reader];

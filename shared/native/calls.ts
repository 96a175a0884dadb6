import { z } from 'zod';

/** An .xlsx of 100,000 rows is some 12 MB; a hundred are far beyond any view that a person exports. */
const FILE_LIMIT_BYTES = 100_000_000;

/** A place in the console, as its own links write it: `#/exceptions/EX-2291`. */
const hash = z
  .string()
  .regex(/^#\/[\w/?=&%.,:+-]*$/)
  .max(500);

/** A name without a folder, so that it can only propose where a file goes. */
const fileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^/\\:*?"<>|\p{Cc}]+$/u);

/**
 * What a page may ask of the desktop. Calls are few on purpose: whatever the hub can do, the hub does.
 */
export const NATIVE_CALLS = {
  /** Asks where, then writes; a person who thinks better of it is no error. */
  'file.save': z.object({
    name: fileName,
    bytes: z.custom<Uint8Array>(
      (value) => value instanceof Uint8Array && value.byteLength <= FILE_LIMIT_BYTES,
    ),
  }),
  /** A click on it opens `hash` in the window that asked. */
  'notice.show': z.object({
    title: z.string().min(1).max(120),
    body: z.string().max(500),
    hash,
  }),
  /** The number on the application's icon: how many exceptions are critical. */
  'badge.set': z.object({ count: z.int().min(0).max(9_999) }),
  'window.open': z.object({ hash }),
} as const;

export type NativeCallName = keyof typeof NATIVE_CALLS;
export type NativeInput<Name extends NativeCallName> = z.infer<(typeof NATIVE_CALLS)[Name]>;

/** What each call answers. */
export interface NativeAnswers {
  /** `path` is null when the person cancelled. */
  'file.save': { path: string | null };
  'notice.show': { shown: boolean };
  'badge.set': { shown: boolean };
  'window.open': { opened: true };
}

/** The one channel of all calls; a name that is not in the table goes no further. */
export const NATIVE_CHANNEL = 'signalbox:native';
/** Asked once by preload, before the page runs. */
export const CONNECTION_CHANNEL = 'signalbox:connection';

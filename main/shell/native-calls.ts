import {
  NATIVE_CALLS,
  type NativeAnswers,
  type NativeCallName,
  type NativeInput,
} from '#shared/native';
import { isConsoleUrl } from './console-origin.ts';

/** Who sends a call: the frame that the message came from, as Electron tells it. */
export interface Sender {
  /** Null when the frame is gone already. */
  url: string | null;
  isMainFrame: boolean;
}

/** Carries the calls out; each handler gets checked input. */
export type NativeHandlers = {
  [Name in NativeCallName]: (input: NativeInput<Name>) => Promise<NativeAnswers[Name]>;
};

/** Whether a message comes from a page of the console and not from a frame in it or another page. */
export function isOwnSender(sender: Sender): boolean {
  return sender.url !== null && sender.isMainFrame && isConsoleUrl(sender.url);
}

/**
 * The one door of calls from pages. Throws for a foreign sender, an unknown call or input that its schema refuses: a
 * page of ours never sends one, so it is a bug or an attack, and Electron rejects the page's promise with it.
 */
export async function answerNativeCall(
  message: unknown,
  sender: Sender,
  handlers: NativeHandlers,
): Promise<unknown> {
  if (!isOwnSender(sender)) throw new Error('native: refused, the sender is not the console');
  const { name, input } = (message ?? {}) as { name?: unknown; input?: unknown };
  if (typeof name !== 'string' || !Object.hasOwn(NATIVE_CALLS, name))
    throw new Error(`native: no call is named ${JSON.stringify(name)}`);
  const call = name as NativeCallName;
  const checked = NATIVE_CALLS[call].safeParse(input);
  if (!checked.success) throw new Error(`native: ${call} refuses its input`);
  return handlers[call](checked.data as never);
}

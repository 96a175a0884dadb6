import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { Keymap } from './keymap.ts';
import type { KeyBinding, OpenContext } from './keymap.ts';

/** The keymap of this window. */
export const keymap = new Keymap();

/**
 * Gives keys a meaning while the component is on screen. The newest bindings are used without opening the context
 * again, so a re-render never moves it up the stack. `null` for a part that does not listen now.
 */
export function useKeys(
  name: string,
  bindings: readonly KeyBinding[] | null,
  options: { isModal?: boolean } = {},
): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const shape = bindings
    ?.map(
      ({ keys, does, unavailable, isHint }) =>
        `${keys}|${does}|${unavailable ?? ''}|${isHint ?? ''}`,
    )
    .join('\n');
  const isModal = options.isModal === true;
  const isListening = shape !== undefined;
  const opened = useRef<OpenContext | null>(null);
  // In step with the screen: a dialog that is gone must not hear the key pressed in the same frame.
  useLayoutEffect(() => {
    if (!isListening) return;
    opened.current = keymap.push({ name, bindings: [], isModal });
    return () => opened.current?.close();
  }, [name, isListening, isModal]);
  useLayoutEffect(() => {
    if (shape === undefined) return;
    opened.current?.rebind(
      (latest.current ?? []).map((binding, i): KeyBinding => ({
        ...binding,
        run: () => (latest.current?.[i] ?? binding).run(),
      })),
    );
  }, [name, shape, isModal]);
}

/** The keys that are valid now; the component draws again when they change. */
export function useValidKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(keymap.subscribe, keymap.valid);
}

/** Lets the keymap hear the window. Returns what ends it. */
export function listenToKeys(target: Window): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const place = {
      isInField: isField(event.target),
      isOnControl:
        event.target instanceof Element &&
        event.target.closest(
          'button, a[href], summary, [role="tab"], [role="option"], .ag-header-cell',
        ) !== null,
    };
    // When it was pressed, not when a busy page came to it: G and E belong together all the same.
    if (keymap.press(event, event.timeStamp, place)) event.preventDefault();
  };
  target.addEventListener('keydown', onKeyDown);
  return () => target.removeEventListener('keydown', onKeyDown);
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'range', 'button'].includes(target.type)
  );
}

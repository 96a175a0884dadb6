import { createStore } from 'zustand/vanilla';
import type { State } from '#shared/vocabulary';

/** What was done or refused, said once. It shares its verb with the button that was pressed. */
export interface Toast {
  id: number;
  text: string;
  /** Set when it went wrong or waits. */
  state?: State;
  /** Takes it back where that is safe. */
  undo?: () => void;
}

/** 6 s: long enough to read two lines and reach for Undo. What went wrong stays until it is closed. */
const STAYS_MS = 6_000;

export const toasts = createStore<{ shown: readonly Toast[] }>()(() => ({ shown: [] }));

let nextId = 1;

/** Says something in the corner. At most four stand there; the oldest goes. */
export function say(text: string, options: { state?: State; undo?: () => void } = {}): void {
  const toast: Toast = { id: nextId++, text, ...options };
  toasts.setState(({ shown }) => ({ shown: [...shown, toast].slice(-4) }));
  if (options.state === undefined) setTimeout(() => dismiss(toast.id), STAYS_MS);
}

export function dismiss(id: number): void {
  toasts.setState(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) }));
}

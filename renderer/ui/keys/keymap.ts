import { isSingleKey, nameOfPress, pressesOf } from './key-names.ts';
import type { KeyName, KeyPress } from './key-names.ts';

/** A key and what it does, in words: the words stand in the status bar and in the overlay of `?`. */
export interface KeyBinding {
  keys: KeyName;
  does: string;
  run: () => void;
  /** Why it cannot be done now; the key stays listed with the reason and does nothing. */
  unavailable?: string | undefined;
  /** Shown in the status bar, where there is room for the few that matter here. */
  isHint?: boolean;
  /** Works while typing too. Keys with Ctrl or Alt do so unless told otherwise. */
  inFields?: boolean;
}

/** The keys of one part of the screen. */
export interface KeyContext {
  name: string;
  readonly bindings: readonly KeyBinding[];
  /** A dialog or the palette: what lies below it hears nothing. */
  isModal?: boolean;
}

/** A context that is on the stack. */
export interface OpenContext {
  /** Gives it other keys; it keeps its place. */
  rebind(bindings: readonly KeyBinding[]): void;
  close(): void;
}

/** What handling a press needs to know about where it happened. */
export interface PressPlace {
  /** In a text field, where letters are letters. */
  isInField: boolean;
  /** On a control that Enter and Space press by themselves. */
  isOnControl: boolean;
}

/** 1.5 s between the two keys of a sequence: slower than anyone types `G E`, faster than one forgets the G. */
const SEQUENCE_MS = 1_500;

/** Keys whose meaning belongs to a focused control. */
const CONTROL_KEYS = new Set(['Enter', 'Space']);

/**
 * Which keys do what right now. Contexts are stacked: the one opened last hears first, and a modal one hears alone.
 * Pure but for the actions it runs; time comes with each press.
 */
export class Keymap {
  #contexts: KeyContext[] = [];
  #listeners = new Set<() => void>();
  #pending: KeyName[] = [];
  #pendingSinceMs = 0;
  #valid: readonly KeyBinding[] = [];
  /** Single keys can be switched off for those who dictate or whose keyboard repeats (WCAG 2.2, 2.1.4). */
  #hasSingleKeys = true;

  /**
   * Puts a context on top. What opens while a modal one is open lies below it, unless it is modal itself: the world goes
   * on under a dialog, and a row or button that comes there must not take the dialog's keys.
   */
  push(context: KeyContext): OpenContext {
    const modal = this.#contexts.findIndex(({ isModal }) => isModal);
    const at = context.isModal || modal < 0 ? this.#contexts.length : modal;
    this.#contexts.splice(at, 0, context);
    this.#changed();
    let now = context;
    const become = (...next: KeyContext[]) => {
      this.#contexts = this.#contexts.flatMap((other) => (other === now ? next : [other]));
      this.#changed();
    };
    return {
      rebind: (bindings) => {
        const next = { ...now, bindings };
        become(next);
        now = next;
      },
      close: () => become(),
    };
  }

  /** Every key that would do something, nearest context first, each key once. The same array until it changes. */
  readonly valid = (): readonly KeyBinding[] => this.#valid;

  /** Every context that is heard, nearest first, for the overlay. */
  contexts(): readonly KeyContext[] {
    const heard: KeyContext[] = [];
    for (const context of this.#contexts.toReversed()) {
      heard.push(context);
      if (context.isModal) break;
    }
    return heard;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get hasSingleKeys(): boolean {
    return this.#hasSingleKeys;
  }

  setSingleKeys(on: boolean): void {
    this.#hasSingleKeys = on;
    this.#changed();
  }

  /** The keys of a sequence pressed so far, to show while its next one is awaited. */
  get pending(): readonly KeyName[] {
    return this.#pending;
  }

  /** Runs what a press means; tells whether it meant anything, so that the browser's own meaning is dropped. */
  press(press: KeyPress, nowMs: number, place: PressPlace): boolean {
    const name = nameOfPress(press);
    if (place.isOnControl && CONTROL_KEYS.has(name)) return false;
    if (nowMs - this.#pendingSinceMs > SEQUENCE_MS) this.#pending = [];
    const soFar = [...this.#pending, name];
    const candidates = this.#valid.filter((binding) => this.#listens(binding, place));
    const whole = candidates.find((binding) => isSame(pressesOf(binding.keys), soFar));
    if (whole !== undefined) {
      this.#pending = [];
      if (whole.unavailable === undefined) whole.run();
      return true;
    }
    if (candidates.some((binding) => isStart(soFar, pressesOf(binding.keys)))) {
      this.#pending = soFar;
      this.#pendingSinceMs = nowMs;
      return true;
    }
    const hadBegun = this.#pending.length > 0;
    this.#pending = [];
    return hadBegun ? this.press(press, nowMs, place) : false;
  }

  #listens(binding: KeyBinding, place: PressPlace): boolean {
    if (!isSingleKey(binding.keys)) return !place.isInField || binding.inFields !== false;
    if (place.isInField) return binding.inFields === true;
    const isNamed = !/(^| )[^←→↑↓]$/.test(pressesOf(binding.keys)[0] ?? '');
    return this.#hasSingleKeys || isNamed;
  }

  #changed(): void {
    const seen = new Set<KeyName>();
    const valid: KeyBinding[] = [];
    for (const { bindings } of this.contexts()) {
      for (const binding of bindings) {
        if (seen.has(binding.keys)) continue;
        seen.add(binding.keys);
        valid.push(binding);
      }
    }
    this.#valid = valid;
    for (const listener of this.#listeners) listener();
  }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}

function isStart(start: readonly string[], whole: readonly string[]): boolean {
  return start.length < whole.length && start.every((part, i) => part === whole[i]);
}

import { useEffect, useRef } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { KeyName } from '../keys/key-names.ts';
import type { CommandText } from './command-text.ts';

/** Something that the palette can do or open. */
export interface Command {
  /** Stable among what is offered, so that the chosen line stays while more is typed. */
  id: string;
  icon?: LucideIcon;
  /** What it acts on or opens: "Transfer 252 ea BRK-2P60B". */
  title: string;
  /** What will come of it: "asks operations to approve". */
  effect?: string;
  keys?: KeyName;
  /** Changes something: Enter shows `preview` first, Ctrl Enter does it. Without it, Enter does it. */
  isAct?: boolean;
  preview?: () => ReactNode;
  /** Why this person cannot, now; such lines come last. */
  unavailable?: string | undefined;
  run: () => void;
}

/** Offers commands for what was typed; asked at each key, so it answers from what the console already has. */
export type CommandProvider = (text: CommandText) => readonly Command[];

const providers = new Map<symbol, CommandProvider>();

/** Offers commands until the returned function is called. */
export function offerCommands(provider: CommandProvider): () => void {
  const key = Symbol('provider');
  providers.set(key, provider);
  return () => providers.delete(key);
}

/** Offers commands while the component is on screen. */
export function useCommands(provider: CommandProvider): void {
  const latest = useRef(provider);
  latest.current = provider;
  useEffect(() => offerCommands((text) => latest.current(text)), []);
}

/** What everyone offers for a text: the possible first, each id once, at most `limit`. */
export function findCommands(text: CommandText, limit = 12): readonly Command[] {
  const found = new Map<string, Command>();
  for (const provider of providers.values()) {
    for (const command of provider(text))
      if (!found.has(command.id)) found.set(command.id, command);
  }
  const all = [...found.values()];
  return [
    ...all.filter((command) => command.unavailable === undefined),
    ...all.filter((command) => command.unavailable !== undefined),
  ].slice(0, limit);
}

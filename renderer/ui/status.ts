import { createStore } from 'zustand/vanilla';

/** What the status bar says of the workspace: how many rows are picked, and what else it has to tell in a few words. */
export interface StatusNotes {
  selected: number;
  note: string | null;
}

export const statusNotes = createStore<StatusNotes>()(() => ({ selected: 0, note: null }));

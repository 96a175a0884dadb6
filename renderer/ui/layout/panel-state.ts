import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { sizes } from '../tokens.ts';

/** Whether the context panel stands open, and how wide. One for all workspaces: it is where the eye goes. */
export interface PanelState {
  isOpen: boolean;
  widthPx: number;
}

export const panelState = createStore<PanelState>()(() => ({
  isOpen: true,
  widthPx: sizes.panelMin,
}));

export function usePanelState(): PanelState {
  return useStore(panelState);
}

export function openPanel(): void {
  panelState.setState({ isOpen: true });
}

export function closePanel(): void {
  panelState.setState({ isOpen: false });
}

export function togglePanel(): void {
  panelState.setState(({ isOpen }) => ({ isOpen: !isOpen }));
}

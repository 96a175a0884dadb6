import { inRailOrder } from '#ui';
import type { Workspace } from '#ui';

/** Every folder of the renderer that describes a workspace is one: a new workspace is one new folder. */
const found = import.meta.glob<{ workspace: Workspace }>('../*/workspace.{ts,tsx}', {
  eager: true,
});

export const workspaces: readonly Workspace[] = inRailOrder(
  Object.values(found).map((module) => module.workspace),
);

/** The workspace that a path leads to; null when there is none. */
export function workspaceAt(all: readonly Workspace[], at: string): Workspace | null {
  return all.find(({ path }) => at === path || at.startsWith(`${path}/`)) ?? null;
}

import { inRailOrder } from '#ui';
import type { Workspace } from '#ui';

/** Every folder of the renderer that describes a workspace is one: a new workspace is one new folder. */
const found = import.meta.glob<{ workspace: Workspace }>('../*/workspace.{ts,tsx}', {
  eager: true,
});

export const workspaces: readonly Workspace[] = inRailOrder(
  Object.values(found).map((module) => module.workspace),
);

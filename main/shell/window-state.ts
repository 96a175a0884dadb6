/** Where a window stands, in device-independent pixels. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowState {
  bounds: Bounds;
  isMaximized: boolean;
}

/** The least in which grid and panel still fit side by side. */
export const LEAST_SIZE = { width: 1024, height: 640 };

/** So much of a window must be on a screen for a person to get hold of it. */
const GRIP = { width: 160, height: 40 };

/**
 * The state to open with: the remembered one, brought back when its screen is gone (a laptop off its dock), and sized to
 * the work area when there is none.
 */
export function openingState(
  remembered: WindowState | null,
  workAreas: readonly Bounds[],
): WindowState {
  const first = workAreas[0] ?? { x: 0, y: 0, width: 1600, height: 1000 };
  if (remembered === null || !workAreas.some((area) => canGrip(remembered.bounds, area))) {
    const width = Math.min(1600, first.width);
    const height = Math.min(1000, first.height);
    return {
      bounds: {
        x: first.x + Math.floor((first.width - width) / 2),
        y: first.y + Math.floor((first.height - height) / 2),
        width,
        height,
      },
      isMaximized: remembered?.isMaximized ?? false,
    };
  }
  const { bounds } = remembered;
  return {
    ...remembered,
    bounds: {
      ...bounds,
      width: Math.max(LEAST_SIZE.width, bounds.width),
      height: Math.max(LEAST_SIZE.height, bounds.height),
    },
  };
}

/** Whether enough of the title bar lies on a screen. */
function canGrip(window: Bounds, area: Bounds): boolean {
  const across =
    Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isTopVisible = window.y >= area.y && window.y + GRIP.height <= area.y + area.height;
  return across >= GRIP.width && isTopVisible;
}

/** Reads a remembered state from its file's text; null for anything else. */
export function parseWindowState(text: string): WindowState | null {
  try {
    const value = JSON.parse(text) as Partial<WindowState> | null;
    const bounds = value?.bounds;
    const isWhole =
      bounds !== undefined &&
      [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isInteger) &&
      typeof value?.isMaximized === 'boolean';
    return isWhole ? { bounds, isMaximized: value.isMaximized as boolean } : null;
  } catch {
    return null;
  }
}

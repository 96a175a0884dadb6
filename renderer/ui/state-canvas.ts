import type { State } from '#shared/vocabulary';
import { STATE_SHAPES } from './state-shapes.ts';
import type { StateColours } from './tokens.ts';

/** What stands on a fill, the exclamation mark of critical. */
export const MARK_COLOUR = '#FFFFFF';

/**
 * Draws a state's shape with its upper left corner at (0, 0), `sizePx` wide: for the map's sprite. The caller moves
 * the context to where it wants it; the context is left as it was.
 */
export function drawStateShape(
  context: Pick<
    CanvasRenderingContext2D,
    'save' | 'restore' | 'scale' | 'fill' | 'stroke' | 'fillStyle' | 'strokeStyle' | 'lineWidth'
  >,
  state: State,
  colours: StateColours,
  sizePx: number,
): void {
  const shape = STATE_SHAPES[state];
  context.save();
  context.scale(sizePx / 16, sizePx / 16);
  for (const part of shape.parts) {
    const colour = part.colour === 'mark' ? MARK_COLOUR : colours.fill;
    const path = new Path2D(part.path);
    if (part.paint === 'fill') {
      context.fillStyle = colour;
      context.fill(path);
    } else {
      context.strokeStyle = colour;
      context.lineWidth = part.width ?? 1;
      context.stroke(path);
    }
  }
  if (colours.outline !== null) {
    context.strokeStyle = colours.outline;
    context.lineWidth = 16 / sizePx;
    context.stroke(new Path2D(shape.outline));
  }
  context.restore();
}

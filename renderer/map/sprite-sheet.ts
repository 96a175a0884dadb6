import { STATES_BY_RANK } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { drawStateShape, tokens } from '#ui';
import type { ThemeName } from '#ui';

/** What a mark can be drawn as: a state's shape, or for what is on plan an arrow or a dot. */
export type SpriteName = State | 'arrow' | 'dot';

/** Order of the cells in the sheet. */
export const SPRITE_NAMES: readonly SpriteName[] = [...STATES_BY_RANK, 'arrow', 'dot'];

/** CSS px of a cell: the 16 px shape, and room for its outline and halo. */
export const CELL_PX = 20;
const SHAPE_PX = 16;
/**
 * How much of its cell a sprite fills (CSS px). The dots of a whole fleet in view would else be fifteen parts empty: a
 * graphics card does not mind, software drawing fifty thousand of them does.
 */
export function extentPx(sprite: SpriteName): number {
  if (sprite === 'dot') return 8;
  return sprite === 'arrow' ? 16 : CELL_PX;
}

/** Points north in a 16 × 16 box; the shader turns it. */
const ARROW = 'M8 2.2 L12.4 13 L8 10.6 L3.6 13 Z';
const DOT = 'M5.7 8 a2.3 2.3 0 1 0 4.6 0 a2.3 2.3 0 1 0 -4.6 0 Z';

/**
 * All sprites in a row, painted with the theme's tokens at the screen's pixel ratio. Each has a halo in the colour of
 * the land, so that it stands off the road it drives on.
 */
export function paintSpriteSheet(theme: ThemeName, pixelRatio: number): HTMLCanvasElement {
  const sheet = document.createElement('canvas');
  sheet.width = Math.ceil(CELL_PX * pixelRatio) * SPRITE_NAMES.length;
  sheet.height = Math.ceil(CELL_PX * pixelRatio);
  const context = sheet.getContext('2d');
  if (context === null) return sheet;
  const { land, states } = tokens[theme];
  const scale = sheet.height / CELL_PX;
  SPRITE_NAMES.forEach((name, i) => {
    context.save();
    context.translate(i * sheet.height, 0);
    context.scale(scale, scale);
    const inset = (CELL_PX - SHAPE_PX) / 2;
    context.translate(inset, inset);
    if (name === 'arrow' || name === 'dot') {
      const path = new Path2D(name === 'arrow' ? ARROW : DOT);
      context.lineJoin = 'round';
      context.lineWidth = 2.5;
      context.strokeStyle = land;
      context.stroke(path);
      context.fillStyle = states.ok.ink;
      context.fill(path);
    } else {
      drawStateShape(context, name, states[name], SHAPE_PX);
    }
    context.restore();
  });
  return sheet;
}

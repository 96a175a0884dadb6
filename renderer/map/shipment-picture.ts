import { Fault } from '#shared/vocabulary';
import { tokens } from '#ui';
import type { ThemeName } from '#ui';
import type { Fleet } from './fleet.ts';
import { DRAWING_ORDER, MarkProgram } from './mark-program.ts';
import { zoomOf } from './mercator.ts';
import type { Camera } from './mercator.ts';
import { drawPaths } from './path-canvas.ts';
import type { PathScene } from './path-canvas.ts';
import { showsArrows } from './redraw-pace.ts';
import { RingProgram } from './ring-program.ts';
import { paintSpriteSheet } from './sprite-sheet.ts';

/** Beyond two device px a CSS px nobody sees the difference, and the fill costs double. */
const MOST_PIXEL_RATIO = 2;
/** The selected way is drawn again when its truck has moved this much (px): it lies under the truck's own mark. */
const WAY_STEP_PX = 1;

/** The two canvases of a fleet: lanes and the selected way in 2D below, marks and rings in WebGL2 above. */
export class ShipmentPicture {
  readonly #fleet: Fleet;
  readonly #paths: HTMLCanvasElement;
  readonly #marks: HTMLCanvasElement;
  readonly #gl: WebGL2RenderingContext;
  #programs: { marks: MarkProgram; rings: RingProgram };
  #theme: ThemeName;
  #ringsOf = { silent: -1, originMs: NaN };
  #pathsOf = '';
  #selectedPath: unknown;

  /** Throws a Fault where the browser gives no WebGL2. */
  constructor(root: HTMLElement, fleet: Fleet, theme: ThemeName) {
    this.#fleet = fleet;
    this.#theme = theme;
    this.#paths = addCanvas(root);
    this.#marks = addCanvas(root);
    const gl = this.#marks.getContext('webgl2', { alpha: true, antialias: false, depth: false });
    if (gl === null)
      throw new Fault('map.graphics', 'The map needs WebGL2, which this browser does not offer.');
    this.#gl = gl;
    this.#programs = this.#setUp();
    this.#marks.addEventListener('webglcontextlost', (event) => event.preventDefault());
    this.#marks.addEventListener('webglcontextrestored', () => {
      this.#programs = this.#setUp();
      for (const pool of Object.values(fleet.pools)) pool.hasGrown = true;
    });
  }

  setTheme(theme: ThemeName): void {
    this.#theme = theme;
    this.#programs.marks.useSheet(paintSpriteSheet(theme, pixelRatio()));
    this.#pathsOf = '';
  }

  draw(camera: Camera, nowMs: number, selected: PathScene['selected']): void {
    const ratio = pixelRatio();
    const wasResized = [this.#paths, this.#marks].map((canvas) => fit(canvas, camera, ratio));
    if (wasResized.includes(true)) this.setTheme(this.#theme);
    this.#drawPaths(camera, selected, ratio);
    this.#drawMarks(camera, nowMs, ratio);
  }

  destroy(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }

  #drawMarks(camera: Camera, nowMs: number, ratio: number): void {
    const gl = this.#gl;
    const { pools, origin } = this.#fleet;
    const { marks, rings } = this.#programs;
    gl.viewport(0, 0, this.#marks.width, this.#marks.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    if (
      this.#ringsOf.silent !== this.#fleet.silentVersion ||
      this.#ringsOf.originMs !== origin.atMs
    ) {
      rings.upload(this.#fleet.silent(), origin);
      this.#ringsOf = { silent: this.#fleet.silentVersion, originMs: origin.atMs };
    }
    rings.draw(camera, origin, nowMs, rgbOf(tokens[this.#theme].states.stale.ink), ratio);
    const onPlan = showsArrows(zoomOf(camera), pools.ok.count) ? 'arrow' : 'dot';
    for (const state of DRAWING_ORDER) marks.upload(pools[state]);
    marks.draw(
      DRAWING_ORDER.map((state) => ({
        pool: pools[state],
        sprite: state === 'ok' ? onPlan : state,
      })),
      camera,
      origin,
      nowMs,
      ratio,
    );
  }

  #drawPaths(camera: Camera, selected: PathScene['selected'], ratio: number): void {
    const { center, worldPx, widthPx, heightPx } = camera;
    const kmPerStep = (WAY_STEP_PX * 40_075) / worldPx;
    const step = selected === null ? 0 : Math.floor(selected.km / kmPerStep);
    const key = [
      center.x,
      center.y,
      worldPx,
      widthPx,
      heightPx,
      this.#fleet.lanesVersion,
      step,
    ].join();
    const pathsOf = `${key},${selected === null ? 'none' : selected.path.kmAt.length}`;
    if (pathsOf === this.#pathsOf && selected?.path === this.#selectedPath) return;
    this.#pathsOf = pathsOf;
    this.#selectedPath = selected?.path;
    const context = this.#paths.getContext('2d');
    if (context === null) return;
    drawPaths(context, { lanes: [...this.#fleet.lanes], selected }, camera, this.#theme, ratio);
  }

  #setUp(): { marks: MarkProgram; rings: RingProgram } {
    const gl = this.#gl;
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const programs = { marks: new MarkProgram(gl), rings: new RingProgram(gl) };
    programs.marks.useSheet(paintSpriteSheet(this.#theme, pixelRatio()));
    this.#ringsOf = { silent: -1, originMs: NaN };
    return programs;
  }
}

function addCanvas(root: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  root.append(canvas);
  return canvas;
}

/** Gives a canvas as many pixels as it covers; whether that changed anything. */
function fit(canvas: HTMLCanvasElement, { widthPx, heightPx }: Camera, ratio: number): boolean {
  const [width, height] = [Math.round(widthPx * ratio), Math.round(heightPx * ratio)];
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  return true;
}

function pixelRatio(): number {
  return Math.min(MOST_PIXEL_RATIO, window.devicePixelRatio);
}

/** #RRGGBB as three numbers from 0 to 1. */
function rgbOf(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
}

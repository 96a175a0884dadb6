import type { State } from '#shared/vocabulary';
import { linkProgram } from './gl-program.ts';
import type { GlProgram } from './gl-program.ts';
import { FLOATS_PER_INSTANCE } from './instance-pool.ts';
import type { InstancePool, Origin } from './instance-pool.ts';
import type { Camera } from './mercator.ts';
import { CELL_PX, extentPx, SPRITE_NAMES } from './sprite-sheet.ts';
import type { SpriteName } from './sprite-sheet.ts';

const VERTEX = `#version 300 es
layout(location = 0) in vec4 way;     // from x, from y, to x, to y, on the Mercator square, from the origin
layout(location = 1) in vec2 span;    // start and end in seconds from the origin
uniform vec2 scale;                   // Mercator to clip space
uniform vec2 offset;
uniform float now;
uniform float size;                   // of the sprite, device px
uniform float is_turned;
flat out vec2 ahead;
void main() {
  float t = span.y > span.x ? clamp((now - span.x) / (span.y - span.x), 0.0, 1.0) : 0.0;
  vec2 position = mix(way.xy, way.zw, t) * scale + offset;
  vec2 heading = way.zw - way.xy;     // y points south
  float length_ = length(heading);
  ahead = length_ > 0.0 && is_turned > 0.5 ? heading / length_ : vec2(0.0, -1.0);
  gl_Position = vec4(position, 0.0, 1.0);
  gl_PointSize = size;
}`;

const FRAGMENT = `#version 300 es
precision mediump float;
uniform sampler2D sheet;
uniform vec2 cell;                    // middle and width in the sheet
uniform float share;                  // of its cell that the sprite fills
flat in vec2 ahead;
out vec4 colour;
void main() {
  vec2 from_middle = gl_PointCoord - 0.5;
  vec2 right = vec2(-ahead.y, ahead.x);
  vec2 turned = vec2(dot(from_middle, right), -dot(from_middle, ahead)) * share;
  colour = texture(sheet, vec2(cell.x + turned.x * cell.y, turned.y + 0.5));
}`;

const UNIFORMS = ['scale', 'offset', 'now', 'size', 'is_turned', 'cell', 'share', 'sheet'] as const;
const INSTANCE_BYTES = FLOATS_PER_INSTANCE * 4;

/**
 * The marks of all shipments on the graphics card: one buffer a state, one draw each. They are points and no instanced
 * squares: drawn in software an instance costs 20 µs however small it is, and a point a tenth of that.
 */
export class MarkProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #linked: GlProgram<(typeof UNIFORMS)[number]>;
  readonly #buffers = new Map<InstancePool, { vao: WebGLVertexArrayObject; buffer: WebGLBuffer }>();
  readonly #texture: WebGLTexture;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#linked = linkProgram(gl, VERTEX, FRAGMENT, UNIFORMS);
    this.#texture = gl.createTexture();
  }

  useSheet(sheet: HTMLCanvasElement): void {
    const gl = this.#gl;
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, sheet);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  }

  /** Sends what has changed in a pool since it was last drawn. */
  upload(pool: InstancePool): void {
    const gl = this.#gl;
    const stretches = pool.takeDirty();
    const known = this.#buffers.get(pool);
    if (known === undefined || pool.hasGrown) {
      pool.hasGrown = false;
      const { buffer } = known ?? this.#attach(pool);
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, pool.data, gl.DYNAMIC_DRAW);
      return;
    }
    if (stretches.length === 0) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, known.buffer);
    for (const { from, to } of stretches)
      gl.bufferSubData(gl.ARRAY_BUFFER, from * 4, pool.data, from, to - from);
  }

  /** Draws the pools in order, the last one on top. `nowMs` is world time. */
  draw(
    pools: readonly { pool: InstancePool; sprite: SpriteName }[],
    camera: Camera,
    origin: Origin,
    nowMs: number,
    ratio: number,
  ): void {
    const gl = this.#gl;
    const { program, uniforms } = this.#linked;
    gl.useProgram(program);
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    gl.uniform1i(uniforms.sheet, 0);
    const toClip = clipOf(camera, origin);
    gl.uniform2f(uniforms.scale, toClip.scaleX, toClip.scaleY);
    gl.uniform2f(uniforms.offset, toClip.offsetX, toClip.offsetY);
    gl.uniform1f(uniforms.now, (nowMs - origin.atMs) / 1000);
    for (const { pool, sprite } of pools) {
      const known = this.#buffers.get(pool);
      if (known === undefined || pool.count === 0) continue;
      const extent = extentPx(sprite);
      gl.uniform1f(uniforms.is_turned, sprite === 'arrow' ? 1 : 0);
      gl.uniform1f(uniforms.size, extent * ratio);
      gl.uniform2f(
        uniforms.cell,
        (SPRITE_NAMES.indexOf(sprite) + 0.5) / SPRITE_NAMES.length,
        1 / SPRITE_NAMES.length,
      );
      gl.uniform1f(uniforms.share, extent / CELL_PX);
      gl.bindVertexArray(known.vao);
      gl.drawArrays(gl.POINTS, 0, pool.count);
    }
    gl.bindVertexArray(null);
  }

  #attach(pool: InstancePool): { vao: WebGLVertexArrayObject; buffer: WebGLBuffer } {
    const gl = this.#gl;
    const made = { vao: gl.createVertexArray(), buffer: gl.createBuffer() };
    this.#buffers.set(pool, made);
    gl.bindVertexArray(made.vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, made.buffer);
    for (const [location, size, offset] of [
      [0, 4, 0],
      [1, 2, 16],
    ] as const) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, gl.FLOAT, false, INSTANCE_BYTES, offset);
    }
    gl.bindVertexArray(null);
    return made;
  }
}

/** From Mercator about an origin to clip space, in doubles, so that the shader's floats only see small numbers. */
export function clipOf(
  camera: Camera,
  origin: Origin,
): { scaleX: number; scaleY: number; offsetX: number; offsetY: number } {
  const scaleX = (2 * camera.worldPx) / camera.widthPx;
  const scaleY = (-2 * camera.worldPx) / camera.heightPx;
  return {
    scaleX,
    scaleY,
    offsetX: (origin.x - camera.center.x) * scaleX,
    offsetY: (origin.y - camera.center.y) * scaleY,
  };
}

/** From best to worst, so that what matters most is drawn last. */
export const DRAWING_ORDER: readonly State[] = [
  'ok',
  'noData',
  'watch',
  'stale',
  'late',
  'critical',
];

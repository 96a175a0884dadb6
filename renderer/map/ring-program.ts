import { linkProgram, UNIT_SQUARE } from './gl-program.ts';
import type { GlProgram } from './gl-program.ts';
import type { Origin } from './instance-pool.ts';
import type { Sighting } from './fleet.ts';
import { clipOf } from './mark-program.ts';
import { mercatorPerKm } from './mercator.ts';
import type { Camera } from './mercator.ts';

/**
 * Where a silent truck can be grows by this much an hour (km): the motorway speed of a lorry, since it may have gone on
 * or turned off, and a ring too small is the worse mistake.
 */
const GROWTH_KMH = 90;
/** Beyond this the ring says nothing but "somewhere"; it stops growing (km). */
const LARGEST_KM = 400;
/** Below this it would hide behind the mark itself (CSS px). */
const SMALLEST_PX = 13;

const VERTEX = `#version 300 es
layout(location = 0) in vec2 corner;
layout(location = 1) in vec2 middle;
layout(location = 2) in vec2 growth;  // since when (s from the origin), and Mercator a second
uniform vec2 scale;
uniform vec2 offset;
uniform vec2 viewport;                // device px
uniform float now;
uniform float world_px;               // device px of the Mercator square
uniform float largest;                // seconds of growth
uniform float smallest;               // device px
out vec2 at;
flat out float radius;
void main() {
  float grown = growth.y * clamp(now - growth.x, 0.0, largest);
  radius = max(smallest, grown * world_px);
  at = corner * (radius + 1.0);
  gl_Position = vec4(middle * scale + offset + 2.0 * at / viewport, 0.0, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform vec3 ink;
uniform float ratio;                  // device px a CSS px
in vec2 at;
flat in float radius;
out vec4 colour;
void main() {
  float from_middle = length(at);
  if (from_middle > radius + 1.0) discard;
  float rim = 1.0 - smoothstep(0.4, 1.2, abs(from_middle - radius + 0.5) / ratio);
  float dash = step(fract(atan(at.y, at.x) * radius / (7.0 * ratio)), 0.6);
  float across = abs(fract((at.x - at.y) * 0.70710678 / (5.0 * ratio)) - 0.5) * 5.0;
  float hatch = from_middle < radius - 1.0 ? 1.0 - smoothstep(0.3, 0.9, across) : 0.0;
  float alpha = max(rim * dash * 0.8, hatch * 0.3);
  colour = vec4(ink * alpha, alpha);
}`;

const UNIFORMS = [
  'scale',
  'offset',
  'viewport',
  'now',
  'world_px',
  'largest',
  'smallest',
  'ink',
  'ratio',
] as const;
const FLOATS = 4;

/** The hatched rings around shipments that have gone silent. They are few, and written anew when the set changes. */
export class RingProgram {
  readonly #gl: WebGL2RenderingContext;
  readonly #linked: GlProgram<(typeof UNIFORMS)[number]>;
  readonly #vao: WebGLVertexArrayObject;
  readonly #buffer: WebGLBuffer;
  #count = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    this.#linked = linkProgram(gl, VERTEX, FRAGMENT, UNIFORMS);
    this.#vao = gl.createVertexArray();
    this.#buffer = gl.createBuffer();
    gl.bindVertexArray(this.#vao);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, UNIT_SQUARE, gl.STATIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer);
    for (const location of [1, 2]) {
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, 2, gl.FLOAT, false, FLOATS * 4, (location - 1) * 8);
      gl.vertexAttribDivisor(location, 1);
    }
    gl.bindVertexArray(null);
  }

  upload(silent: readonly Sighting[], origin: Origin): void {
    const data = new Float32Array(silent.length * FLOATS);
    silent.forEach(({ shipment, point }, i) => {
      data[i * FLOATS] = point.x - origin.x;
      data[i * FLOATS + 1] = point.y - origin.y;
      data[i * FLOATS + 2] = (shipment.coastUntilMs - origin.atMs) / 1000;
      data[i * FLOATS + 3] = (mercatorPerKm(point.y) * GROWTH_KMH) / 3600;
    });
    this.#count = silent.length;
    this.#gl.bindBuffer(this.#gl.ARRAY_BUFFER, this.#buffer);
    this.#gl.bufferData(this.#gl.ARRAY_BUFFER, data, this.#gl.DYNAMIC_DRAW);
  }

  draw(camera: Camera, origin: Origin, nowMs: number, ink: readonly number[], ratio: number): void {
    if (this.#count === 0) return;
    const gl = this.#gl;
    const { program, uniforms } = this.#linked;
    const toClip = clipOf(camera, origin);
    gl.useProgram(program);
    gl.uniform2f(uniforms.scale, toClip.scaleX, toClip.scaleY);
    gl.uniform2f(uniforms.offset, toClip.offsetX, toClip.offsetY);
    gl.uniform2f(uniforms.viewport, camera.widthPx * ratio, camera.heightPx * ratio);
    gl.uniform1f(uniforms.now, (nowMs - origin.atMs) / 1000);
    gl.uniform1f(uniforms.world_px, camera.worldPx * ratio);
    gl.uniform1f(uniforms.largest, (LARGEST_KM / GROWTH_KMH) * 3600);
    gl.uniform1f(uniforms.smallest, SMALLEST_PX * ratio);
    gl.uniform3f(uniforms.ink, ink[0] ?? 1, ink[1] ?? 1, ink[2] ?? 1);
    gl.uniform1f(uniforms.ratio, ratio);
    gl.bindVertexArray(this.#vao);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, this.#count);
    gl.bindVertexArray(null);
  }
}

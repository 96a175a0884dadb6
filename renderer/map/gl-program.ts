import { Fault } from '#shared/vocabulary';

/** A compiled program and where its uniforms are. Throws a Fault with the driver's words when it refuses the source. */
export interface GlProgram<Uniform extends string> {
  program: WebGLProgram;
  uniforms: Readonly<Record<Uniform, WebGLUniformLocation | null>>;
}

/** Compiles and links; attributes are bound by `layout(location = …)` in the source. */
export function linkProgram<Uniform extends string>(
  gl: WebGL2RenderingContext,
  vertexSource: string,
  fragmentSource: string,
  uniformNames: readonly Uniform[],
): GlProgram<Uniform> {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const) {
    const shader = gl.createShader(type);
    if (shader === null) throw new Fault('map.graphics', 'The graphics context was lost.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  // A lost context links nothing and is no fault of the source; drawing on it is harmless until it is restored.
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true && !gl.isContextLost())
    throw new Fault(
      'map.graphics',
      `The graphics driver refused a shader: ${gl.getProgramInfoLog(program)}`,
    );
  const located = uniformNames.map((name) => [name, gl.getUniformLocation(program, name)] as const);
  return { program, uniforms: Object.fromEntries(located) as GlProgram<Uniform>['uniforms'] };
}

/** Corners of a square from -1 to 1, as a triangle strip. */
export const UNIT_SQUARE = new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]);

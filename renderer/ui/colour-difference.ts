/**
 * How far apart two colours look, also to colour-blind eyes. Only the tests of the tokens use this; it stands beside
 * them because whoever changes a colour must be able to ask.
 */

/** Red, green, blue as linear light, 0 to 1. */
export type LinearRgb = readonly [number, number, number];

type Matrix = readonly [LinearRgb, LinearRgb, LinearRgb];

export type Vision = 'normal' | 'protanopia' | 'deuteranopia' | 'tritanopia';

/**
 * Whether the simulation's matrix meets encoded sRGB values, as its authors printed and most tools still do, or linear
 * light, as later work corrected. They disagree most on late against critical for deuteranopia, so both are tested.
 */
export type Simulated = 'encoded' | 'linear';

/**
 * Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
 * severity 1.0: the whole loss of one cone.
 */
const SIMULATION: Record<Exclude<Vision, 'normal'>, Matrix> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIEDE2000 of two #RRGGBB colours as an eye of this kind sees them. */
export function difference(
  a: string,
  b: string,
  vision: Vision = 'normal',
  simulated: Simulated = 'encoded',
): number {
  return ciede2000(toLab(seen(a, vision, simulated)), toLab(seen(b, vision, simulated)));
}

/** Contrast ratio of two #RRGGBB colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** L* of CIELAB, 0 to 100. */
export function lightness(colour: string): number {
  return toLab(toLinear(colour))[0];
}

function luminance(colour: string): number {
  const [r, g, b] = toLinear(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function toLinear(hex: string): LinearRgb {
  return encoded(hex).map(decode) as unknown as LinearRgb;
}

function encoded(hex: string): LinearRgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

function decode(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** The linear light that an eye of this kind takes the colour for. */
function seen(hex: string, vision: Vision, simulated: Simulated): LinearRgb {
  if (vision === 'normal') return toLinear(hex);
  const colour = simulated === 'encoded' ? encoded(hex) : toLinear(hex);
  const shown = SIMULATION[vision].map(([r, g, b]) =>
    Math.min(1, Math.max(0, r * colour[0] + g * colour[1] + b * colour[2])),
  );
  return (simulated === 'encoded' ? shown.map(decode) : shown) as unknown as LinearRgb;
}

/** sRGB primaries, white D65 (IEC 61966-2-1), then CIELAB (ISO/CIE 11664-4). */
function toLab([r, g, b]: LinearRgb): LinearRgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula" (2005), with kL = kC = kH = 1. */
export function ciede2000(one: LinearRgb, two: LinearRgb): number {
  const [l1, a1, b1] = one;
  const [l2, a2, b2] = two;
  const c7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(c7 / (c7 + 25 ** 7)));
  const [p1, p2] = [polar((1 + g) * a1, b1), polar((1 + g) * a2, b2)];
  const grey = p1.chroma * p2.chroma === 0;

  let turn = p2.hue - p1.hue;
  if (grey) turn = 0;
  else if (turn > 180) turn -= 360;
  else if (turn < -180) turn += 360;
  const dL = l2 - l1;
  const dC = p2.chroma - p1.chroma;
  const dH = 2 * Math.sqrt(p1.chroma * p2.chroma) * sin(turn / 2);

  const l = (l1 + l2) / 2;
  const c = (p1.chroma + p2.chroma) / 2;
  let hue = p1.hue + p2.hue;
  if (!grey) {
    if (Math.abs(p1.hue - p2.hue) > 180) hue += hue < 360 ? 360 : -360;
    hue /= 2;
  }
  const t =
    1 -
    0.17 * cos(hue - 30) +
    0.24 * cos(2 * hue) +
    0.32 * cos(3 * hue + 6) -
    0.2 * cos(4 * hue - 63);
  const sL = 1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2);
  const sC = 1 + 0.045 * c;
  const sH = 1 + 0.015 * c * t;
  const rotation =
    -2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) * sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)));
  const [x, y, z] = [dL / sL, dC / sC, dH / sH];
  return Math.sqrt(x * x + y * y + z * z + rotation * y * z);
}

function polar(a: number, b: number): { chroma: number; hue: number } {
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  return { chroma: Math.hypot(a, b), hue: hue < 0 ? hue + 360 : hue };
}

function sin(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}

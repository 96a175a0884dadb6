/** Plane geometry for the base map's build: [lon, lat] as x and y. */
export type Point = readonly [x: number, y: number];
/** A closed outline; whether its first point is repeated at the end is up to the maker. */
export type Ring = readonly Point[];

/** West, south, east, north in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * The part of a ring inside a box, by Sutherland and Hodgman (1974): cut by one side after the other. A ring that
 * leaves and comes back keeps an edge along the side, which a fill does not show. Empty when nothing is inside.
 */
export function clipRing(ring: Ring, [west, south, east, north]: Box): Ring {
  let cut: Ring = ring;
  for (const [axis, limit, sign] of [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ] as const) {
    const inside = (point: Point) => (point[axis] - limit) * sign >= 0;
    const next: Point[] = [];
    cut.forEach((point, i) => {
      const before = cut[(i + cut.length - 1) % cut.length]!;
      if (inside(point) !== inside(before)) next.push(crossing(before, point, axis, limit));
      if (inside(point)) next.push(point);
    });
    cut = next;
  }
  return cut;
}

/** Where the line from `a` to `b` meets x (axis 0) or y (axis 1) = `limit`. */
function crossing(a: Point, b: Point, axis: 0 | 1, limit: number): Point {
  const t = (limit - a[axis]) / (b[axis] - a[axis]);
  const other = axis === 0 ? a[1] + (b[1] - a[1]) * t : a[0] + (b[0] - a[0]) * t;
  return axis === 0 ? [limit, other] : [other, limit];
}

/** A ring with its corners cut twice, by Chaikin (1974): hand-drawn shores lose their angles. */
export function roundRing(ring: Ring): Ring {
  const cutOnce = (points: Ring): Ring =>
    points.flatMap((point, i): Point[] => {
      const next = points[(i + 1) % points.length]!;
      return [between(point, next, 0.25), between(point, next, 0.75)];
    });
  return cutOnce(cutOnce(ring));
}

/** Whether a point lies in a ring, by the number of sides that a ray to the east crosses. */
export function isInRing([x, y]: Point, ring: Ring): boolean {
  let isIn = false;
  ring.forEach(([ax, ay], i) => {
    const [bx, by] = ring[(i + ring.length - 1) % ring.length]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  });
  return isIn;
}

/** Rounds to `decimals` and drops points that fall on the one before. */
export function roundLine(line: readonly Point[], decimals: number): Point[] {
  const factor = 10 ** decimals;
  const rounded = line.map(([x, y]): Point => [
    Math.round(x * factor) / factor,
    Math.round(y * factor) / factor,
  ]);
  return rounded.filter((point, i) => {
    const before = rounded[i - 1];
    return before === undefined || point[0] !== before[0] || point[1] !== before[1];
  });
}

/** Closes a ring as GeoJSON wants it, rounded; null when too little of it is left to fill. */
export function closedRing(ring: Ring, decimals: number): Point[] | null {
  const open = roundLine(ring, decimals);
  const first = open[0];
  if (first === undefined || open.length < 3) return null;
  const last = open[open.length - 1]!;
  return last[0] === first[0] && last[1] === first[1] ? open : [...open, first];
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

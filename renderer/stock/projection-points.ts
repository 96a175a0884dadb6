import type { StockDetail } from '#shared/protocol';

/** The picture of a projection in px: where its days stand, and where its values. */
export interface ProjectionPicture {
  /** The middle of each day. */
  xs: number[];
  /** Projected stock, one a day. */
  ys: number[];
  zeroY: number;
  safetyY: number;
  /** From the zero line: how high a day's arrivals stand; 0 for none. */
  arrivalHeights: number[];
  /** Values that the scale names, greatest first. */
  ticks: { value: number; y: number }[];
}

interface Frame {
  widthPx: number;
  heightPx: number;
}

/** Places a projection in a frame. Zero is always in the picture: below it is what this is about. */
export function projectionPicture(
  { projection, safetyStock }: Pick<StockDetail, 'projection' | 'safetyStock'>,
  { widthPx, heightPx }: Frame,
): ProjectionPicture {
  const values = projection.map((day) => day.projected);
  const arrivals = projection.map((day) => day.arrivals);
  const most = Math.max(safetyStock, 1, ...values, ...arrivals);
  const least = Math.min(0, ...values);
  const y = (value: number) => ((most - value) / (most - least)) * heightPx;
  const step = widthPx / Math.max(projection.length, 1);
  const zeroY = y(0);
  return {
    xs: projection.map((_, i) => (i + 0.5) * step),
    ys: values.map(y),
    zeroY,
    safetyY: y(safetyStock),
    arrivalHeights: arrivals.map((pieces) => zeroY - y(pieces)),
    ticks: [...new Set([most, 0, least])].map((value) => ({ value, y: y(value) })),
  };
}

/** The first day whose end is projected below zero; −1 when none is. */
export function firstDayBelow(projection: StockDetail['projection']): number {
  return projection.findIndex((day) => day.projected < 0);
}

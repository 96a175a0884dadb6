/** The true minus, as wide as a plus; a hyphen is no sign. */
export const MINUS = '−';

/** `1,234.50` with exactly this many decimals, `−3.1` below zero. */
export function decimal(value: number, decimals: number): string {
  const magnitude = Math.abs(value).toFixed(decimals);
  const point = magnitude.indexOf('.');
  const whole = point < 0 ? magnitude : magnitude.slice(0, point);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = point < 0 ? grouped : grouped + magnitude.slice(point);
  return value < 0 && Number(magnitude) !== 0 ? MINUS + text : text;
}

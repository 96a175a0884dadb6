/** The largest quantity that the protocol carries. */
const MOST = 1_000_000_000;

/** A typed quantity: a whole number above 0, `1,200` as well; null while it is none. */
export function readQuantity(typed: string): number | null {
  const plain = typed.trim().replaceAll(/,(?=\d{3}(\D|$))/g, '');
  if (!/^\d{1,10}$/.test(plain)) return null;
  const value = Number(plain);
  return value >= 1 && value <= MOST ? value : null;
}

/** What is wrong with a typed quantity, in words; undefined when nothing is. */
export function quantityProblem(typed: string): string | undefined {
  if (typed.trim() === '' || readQuantity(typed) !== null) return undefined;
  return 'A quantity is a whole number above 0.';
}

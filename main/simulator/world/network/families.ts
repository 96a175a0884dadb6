import type { Unit } from '#shared/vocabulary';
import table from './families.json' with { type: 'json' };
import type { Season } from './network.ts';

/** One value of one property: its letters in the SKU, its words, and how it scales cost (weight by the power 0.8). */
export type Option = readonly [code: string, words: string, factor: number];

/** A product line: every combination of its properties is one item, `BRK-` + codes, name + words. */
export interface Family {
  prefix: string;
  name: string;
  unit: Unit;
  /** Of the cheapest combination, major units. */
  baseCost: number;
  baseWeightGrams: number;
  /** cm³ per gram. */
  bulk: number;
  casePacks: readonly number[];
  /** Relative number of order lines that ask for the family. */
  demand: number;
  typicalQuantity: number;
  orderStep: number;
  season: Season;
  axes: readonly (readonly Option[])[];
}

/**
 * A property as the table has it: options as text, `code:words:factor` separated by commas, or ratings, whose cost grows
 * by (value ÷ first)^power and whose words are one pattern with `#` for the value, or one for each. Options and ratings
 * that several families have stand in the table once and are called by name.
 */
type Axis =
  | string
  | { ratings: string | readonly number[]; words: string | readonly string[]; power: number };

const OPTIONS: Readonly<Record<string, string>> = table.options;
const RATINGS: Readonly<Record<string, readonly number[]>> = table.ratings;

/**
 * The lines of an industrial and electrical distributor; together somewhat over 2,000 combinations. Motors are named
 * with their frame at 1,800 rpm (NEMA MG 1). A seed draws by a family's place, so a new one comes last.
 */
export const FAMILIES: readonly Family[] = table.families.map((family) => ({
  ...family,
  unit: family.unit as Unit,
  season: family.season as Season,
  axes: family.axes.map(optionsOf),
}));

function optionsOf(axis: Axis): Option[] {
  if (typeof axis === 'string') return (OPTIONS[axis] ?? axis).split(',').map(optionOf);
  const { words, power } = axis;
  const ratings = typeof axis.ratings === 'string' ? RATINGS[axis.ratings]! : axis.ratings;
  const first = ratings[0] as number;
  return ratings.map((value, i) => [
    code(value),
    typeof words === 'string' ? words.replace('#', String(value)) : (words[i] as string),
    (value / first) ** power,
  ]);
}

function optionOf(text: string): Option {
  const [short, words, factor] = text.split(':') as [string, string, string];
  return [short.trim(), words, Number(factor)];
}

/** A rating as SKU text: 7.5 is 7R5 (IEC 60062 writes R for the point, and no letter O or I occurs). */
function code(value: number): string {
  return String(value).replace('.', 'R');
}

import { assert, fromMs, toMs } from '#shared/vocabulary';
import type { ColumnType } from './collection.ts';

type Numbers = Uint32Array | Int32Array | Float64Array;

/** Values of one property of many rows as numbers, by the number of the row. */
export abstract class PackedColumn {
  readonly property: string;
  protected numbers: Numbers;

  constructor(property: string, numbers: Numbers) {
    this.property = property;
    this.numbers = numbers;
  }

  abstract read(row: number): string | number;
  abstract write(row: number, value: unknown): void;

  /** Makes room for so many rows. */
  grow(rows: number): void {
    const Typed = this.numbers.constructor as new (length: number) => Numbers;
    const numbers = new Typed(rows);
    numbers.set(this.numbers);
    this.numbers = numbers;
  }

  /** Moves a row to a place before its own. */
  move(from: number, to: number): void {
    this.numbers[to] = this.numbers[from]!;
  }
}

/** Texts of which there are few, each kept once. */
export class TextColumn extends PackedColumn {
  readonly #codes = new Map<string, number>();
  readonly #texts: string[] = [];

  constructor(property: string) {
    super(property, new Uint32Array());
  }

  read(row: number): string {
    return this.#texts[this.numbers[row]!]!;
  }

  write(row: number, value: unknown): void {
    const text = value as string;
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.#texts.push(text) - 1;
      this.#codes.set(text, code);
    }
    this.numbers[row] = code;
  }

  /** The number of a text, -1 when no row has ever had it. */
  codeOf(text: string): number {
    return this.#codes.get(text) ?? -1;
  }

  codeAt(row: number): number {
    return this.numbers[row]!;
  }
}

class NumberColumn extends PackedColumn {
  read(row: number): number {
    return this.numbers[row]!;
  }

  write(row: number, value: unknown): void {
    this.numbers[row] = value as number;
  }
}

/** Instants as milliseconds. Many rows are of one moment: what one batch told. */
class InstantColumn extends PackedColumn {
  readonly #said = new Map<number, string>();

  constructor(property: string) {
    super(property, new Float64Array());
  }

  read(row: number): string {
    const ms = this.numbers[row]!;
    let instant = this.#said.get(ms);
    if (instant === undefined) {
      if (this.#said.size >= REMEMBERED_INSTANTS) this.#said.clear();
      this.#said.set(ms, (instant = fromMs(ms)));
    }
    return instant;
  }

  write(row: number, value: unknown): void {
    this.numbers[row] = toMs(value as string);
  }
}

/** A collection of garbage finds some hundred kilobytes of them, and a batch of history has as many moments. */
const REMEMBERED_INSTANTS = 4_000;

/** The column of a property; rows that have other values than texts, integers and instants are not packed. */
export function packedColumn(
  property: string,
  { type, nullable }: { type: ColumnType; nullable?: true },
): PackedColumn {
  assert(!nullable, `${property} of a packed row is never null`);
  switch (type) {
    case 'text':
      return new TextColumn(property);
    case 'int4':
      return new NumberColumn(property, new Int32Array());
    case 'int8':
    case 'float8':
      return new NumberColumn(property, new Float64Array());
    case 'instant':
      return new InstantColumn(property);
    case 'bool':
    case 'json':
      throw new Error(`broken belief: ${property} of a packed row is no ${type}`);
  }
}

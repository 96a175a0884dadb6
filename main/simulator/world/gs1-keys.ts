import { type Gln, gs1CheckDigit, type Gtin, type Sscc } from '#shared/vocabulary';

/**
 * Keys under the prefix 952, which GS1 keeps for examples and demonstrations (GS1 General Specifications 1.4.1): no
 * key of the simulated network can ever be a real company's.
 */
const PREFIX = '952';

/** What a location number stands for; its digit follows the prefix, so that a reader can tell them apart. */
const GLN_KINDS = { site: '1', entity: '2', customer: '3', supplier: '4', carrier: '5' } as const;

/** The location number of the `index`-th of its kind, from 1. */
export function mintGln(kind: keyof typeof GLN_KINDS, index: number): Gln {
  return withCheckDigit(`${PREFIX}${GLN_KINDS[kind]}${digits(index, 8)}`);
}

/** The trade item number of the `index`-th item, from 1, for the base unit (indicator digit 0). */
export function mintGtin(index: number): Gtin {
  return withCheckDigit(`0${PREFIX}6${digits(index, 8)}`);
}

/** The number of the `index`-th handling unit ever packed (extension digit 0). */
export function mintSscc(index: number): Sscc {
  return withCheckDigit(`0${PREFIX}7${digits(index, 12)}`);
}

function digits(index: number, length: number): string {
  return String(index).padStart(length, '0');
}

function withCheckDigit(body: string): string {
  return `${body}${gs1CheckDigit(body)}`;
}

import type { MoveOption } from '#shared/protocol';
import { UNIT_WORDS, type Unit } from '#shared/vocabulary';
import { count } from '#ui';

/** "Columbus, stock, 140 ea free", "Atlanta, TRF-2026-0648 on SHP-48190, 61 ea unpromised". */
export function optionLabel(option: MoveOption, unit: Unit): string {
  const pieces = `${count(option.free)} ${UNIT_WORDS[unit]}`;
  if (option.kind === 'stock') return `${option.siteName}, stock, ${pieces} free`;
  return `${option.siteName}, ${broughtBy(option)}, ${pieces} unpromised`;
}

/** "TRF-2026-0648 on SHP-48190". */
export function broughtBy({ number, shipment }: MoveOption): string {
  return shipment === null ? (number ?? '') : `${number ?? ''} on ${shipment}`;
}

/** What a movement or task is for, as one key: `transfer/TRF-2026-0648`. */
export function purposeKey(
  kind: 'transfer' | 'return' | 'order' | 'purchaseOrder' | 'count',
  number: string,
): string {
  return `${kind}/${number}`;
}

/** The purpose of a key, in the shape of the contracts. */
export function purposeOf(key: string): {
  kind: 'transfer' | 'return' | 'order' | 'purchaseOrder' | 'count';
  number: string;
} {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash) as 'order', number: key.slice(slash + 1) };
}

/** What one site has of a purpose: `2|transfer/TRF-2026-0648`. */
export function siteKey(site: number, purpose: string): string {
  return `${site}|${purpose}`;
}

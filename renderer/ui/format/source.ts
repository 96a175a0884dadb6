/** Systems whose names are initials. */
const INITIALS = new Set(['erp', 'wms', 'tms', 'edi', 'x12']);

/** `wms/atlanta` as "WMS Atlanta", `tms` as "TMS", `hub` as "Signalbox": who says so, in the words of the people. */
export function sourceName(source: string): string {
  if (source === 'hub' || source.startsWith('hub/')) return 'Signalbox';
  return source
    .split('/')
    .filter((part) => part !== '')
    .map((part) =>
      INITIALS.has(part) ? part.toUpperCase() : part.charAt(0).toUpperCase() + part.slice(1),
    )
    .join(' ');
}

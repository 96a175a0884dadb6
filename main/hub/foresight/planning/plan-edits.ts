import { positionKey } from '#operations/network';
import type { AbcClass } from '#operations/policy';
import type { PlanEdit } from '#shared/protocol';
import type { Gln } from '#shared/vocabulary';

/** What a person put in place of computed inputs, to look up; of two edits of one thing the later counts. */
export interface PlanEdits {
  protect(positionKey: string): number | null;
  need(positionKey: string): number | null;
  trucks(laneId: string): number | null;
  serviceLevel(abcClass: AbcClass): number | null;
  usesStale(site: Gln): boolean;
}

export function planEdits(edits: readonly PlanEdit[]): PlanEdits {
  const values = new Map<string, number>(edits.map((edit) => [keyOf(edit), valueOf(edit)]));
  const value = (key: string) => values.get(key) ?? null;
  return {
    protect: (key) => value(`protect ${key}`),
    need: (key) => value(`need ${key}`),
    trucks: (laneId) => value(`trucks ${laneId}`),
    serviceLevel: (abcClass) => value(`serviceLevel ${abcClass}`),
    usesStale: (site) => values.has(`useStale ${site}`),
  };
}

function keyOf(edit: PlanEdit): string {
  switch (edit.kind) {
    case 'protect':
    case 'need':
      return `${edit.kind} ${positionKey(edit.site, edit.gtin)}`;
    case 'trucks':
      return `trucks ${edit.laneId}`;
    case 'serviceLevel':
      return `serviceLevel ${edit.abcClass}`;
    case 'useStale':
      return `useStale ${edit.site}`;
  }
}

function valueOf(edit: PlanEdit): number {
  switch (edit.kind) {
    case 'protect':
    case 'need':
      return edit.quantity;
    case 'trucks':
      return edit.trucks;
    case 'serviceLevel':
      return edit.basisPoints;
    case 'useStale':
      return 1;
  }
}

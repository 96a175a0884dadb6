import type { WorldView } from '#engine/kernel';
import { items, sites } from '#operations/network';
import type { PlanEdit } from '#shared/protocol';
import { decimal, UNIT_WORDS } from '#shared/vocabulary';

/** What a person changed, as it is listed beside the plan. */
export function editWords(world: WorldView, edit: PlanEdit): string {
  const site = 'site' in edit ? (world.get(sites, edit.site)?.name ?? edit.site) : '';
  const item = 'gtin' in edit ? world.get(items, edit.gtin) : undefined;
  const of = item ? `${UNIT_WORDS[item.unit]} of ${item.sku}` : '';
  switch (edit.kind) {
    case 'protect':
      return `${site} protects ${decimal(edit.quantity, 0)} ${of}`;
    case 'need':
      return `${site} wants ${decimal(edit.quantity, 0)} ${of}`;
    case 'trucks':
      return `${edit.laneId} has at most ${edit.trucks === 1 ? '1 truck' : `${edit.trucks} trucks`}`;
    case 'serviceLevel':
      return `Service level of class ${edit.abcClass} ${decimal(edit.basisPoints / 100, 1)} %`;
    case 'useStale':
      return `Stale stock of ${site} is used: ${edit.reason}`;
  }
}

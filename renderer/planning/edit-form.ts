import type { PlanEdit, PlanLineDetail, PlanLineView } from '#shared/protocol';

/** The inputs of a line as typed. */
export interface EditForm {
  need: string;
  protect: string;
  trucks: string;
  /** Per cent. */
  service: string;
  staleReason: string;
}

/** A typed whole number, 0 or more, `1,200` as well; null while it is none. */
export function readWhole(typed: string): number | null {
  const plain = typed.trim().replaceAll(/,(?=\d{3}(\D|$))/g, '');
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** A typed service level in hundredths of a per cent; null outside of 50 to 99.99. */
export function readLevel(typed: string): number | null {
  const plain = typed.trim();
  if (!/^\d{2}(\.\d{1,2})?$/.test(plain)) return null;
  const basisPoints = Math.round(Number(plain) * 100);
  return basisPoints >= 5_000 && basisPoints <= 9_999 ? basisPoints : null;
}

/**
 * The edits of the plan with those that the form changes, which take the place of earlier ones of the same thing. Null
 * while nothing is changed or something cannot be read.
 */
export function editsWith(
  before: readonly PlanEdit[],
  form: EditForm,
  line: Pick<PlanLineView, 'from' | 'to' | 'gtin' | 'laneId'>,
  { inputs, rejected }: Pick<PlanLineDetail, 'inputs' | 'rejected'>,
): PlanEdit[] | null {
  const need = readWhole(form.need);
  const protect = readWhole(form.protect);
  const trucks = readWhole(form.trucks);
  const basisPoints = readLevel(form.service);
  if (need === null || protect === null || trucks === null || basisPoints === null) return null;
  const reason = form.staleReason.trim();
  const { from, to, gtin, laneId } = line;
  const changed: PlanEdit[] = [];
  if (need !== inputs.needQuantity) changed.push({ kind: 'need', site: to, gtin, quantity: need });
  if (protect !== inputs.protectQuantity)
    changed.push({ kind: 'protect', site: from, gtin, quantity: protect });
  if (trucks !== inputs.trucks) changed.push({ kind: 'trucks', laneId, trucks });
  if (basisPoints !== inputs.serviceLevelBasisPoints)
    changed.push({ kind: 'serviceLevel', abcClass: inputs.abcClass, basisPoints });
  if (reason !== '')
    for (const { site, stale } of rejected)
      if (stale) changed.push({ kind: 'useStale', site, reason });
  if (changed.length === 0) return null;
  const names = new Set(changed.map(nameOf));
  return [...before.filter((edit) => !names.has(nameOf(edit))), ...changed];
}

/** What an edit is of, without its value. */
function nameOf(edit: PlanEdit): string {
  const site = 'site' in edit ? edit.site : '';
  const gtin = 'gtin' in edit ? edit.gtin : '';
  const other = edit.kind === 'trucks' ? edit.laneId : '';
  return [edit.kind, site, gtin, other, edit.kind === 'serviceLevel' ? edit.abcClass : ''].join(
    '|',
  );
}

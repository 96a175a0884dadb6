import type { Act, ExceptionRow, RequestInput, TransferProposal } from '#shared/protocol';
import type { TransferDraft } from '#ui';

/** What a person has chosen so far. Empty is not chosen: the hub solves what is left open. */
export interface TransferForm {
  exception: string | null;
  to: string;
  from: string;
  gtin: string;
  /** As typed; null while the solved quantity stands. */
  quantity: string | null;
}

/** What the form asks of an exception. */
export type TransferCause = Pick<
  ExceptionRow,
  'type' | 'subjectKind' | 'subjectKey' | 'status' | 'atRiskMinor'
>;

/**
 * The form as it opens: what the link says, then what the exception is about. A stock exception's subject is its
 * position, `<gln>/<gtin>`: the site that is short is where the transfer goes; one in excess is where it comes from,
 * and it goes where most is at risk for want of the same item, if `open` holds such a shortage.
 */
export function openedForm(
  draft: TransferDraft,
  cause: TransferCause | undefined,
  open: Iterable<TransferCause> = [],
): TransferForm {
  const [site = '', gtin = ''] = positionOf(cause);
  const isExcess = cause?.type === 'excess';
  return {
    exception: draft.exception ?? null,
    to: draft.to ?? (isExcess ? shortestSite(gtin, open) : site),
    from: draft.from ?? (isExcess ? site : ''),
    gtin: draft.gtin ?? gtin,
    quantity: draft.quantity == null ? null : String(draft.quantity),
  };
}

/** Site and item that an exception is about; none for one that is not about stock. */
function positionOf(cause: TransferCause | undefined): string[] {
  return cause?.subjectKind === 'stock' ? cause.subjectKey.split('/') : [];
}

function shortestSite(gtin: string, open: Iterable<TransferCause>): string {
  let worst: { site: string; atRiskMinor: number } | null = null;
  for (const one of open) {
    const [site = '', item] = positionOf(one);
    if (one.type !== 'stockoutRisk' || one.status === 'resolved' || item !== gtin) continue;
    const atRiskMinor = one.atRiskMinor ?? 0;
    if (worst === null || atRiskMinor > worst.atRiskMinor) worst = { site, atRiskMinor };
  }
  return worst?.site ?? '';
}

/** What the hub is asked to solve; null while item or destination are open, or the two sites are one. */
export function questionOf(
  form: TransferForm,
  quantity: number | null,
): RequestInput<'transfer.proposal'> | null {
  if (form.to === '' || form.gtin === '' || form.to === form.from) return null;
  return {
    to: form.to,
    gtin: form.gtin,
    ...(form.from === '' ? {} : { from: form.from }),
    ...(quantity === null ? {} : { quantity }),
  };
}

/** What is sent; null when the solution has no source or no lane, so that nothing could move. */
export function requestOf(
  form: TransferForm,
  solved: TransferProposal,
  staleReason: string,
): Act<'transfer.create'> | null {
  const { from, laneId, quantity } = solved;
  if (from === null || laneId === null || quantity < 1) return null;
  return {
    exception: form.exception,
    from,
    to: solved.to,
    gtin: solved.gtin,
    quantity,
    laneId,
    ...(staleReason === '' ? {} : { staleReason }),
  };
}

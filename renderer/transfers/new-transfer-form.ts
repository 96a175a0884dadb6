import type { Act, ExceptionRow, RequestInput, TransferProposal } from '#shared/protocol';
import type { TransferDraft } from '#ui';

/** What a person has chosen so far. Empty is not chosen: the hub solves what is left open. */
export interface TransferForm {
  exception: string | null;
  to: string;
  from: string;
  gtin: string;
  /** As typed. */
  quantity: string;
}

/**
 * The form as it opens: what the link says, then what the exception is about. A stock exception's subject is its
 * position, `<gln>/<gtin>`: the site that is short is where the transfer goes; one in excess is where it comes from.
 */
export function openedForm(
  draft: TransferDraft,
  cause: Pick<ExceptionRow, 'type' | 'subjectKind' | 'subjectKey'> | undefined,
): TransferForm {
  const [site = '', gtin = ''] = cause?.subjectKind === 'stock' ? cause.subjectKey.split('/') : [];
  const isExcess = cause?.type === 'excess';
  return {
    exception: draft.exception ?? null,
    to: draft.to ?? (isExcess ? '' : site),
    from: draft.from ?? (isExcess ? site : ''),
    gtin: draft.gtin ?? gtin,
    quantity: draft.quantity == null ? '' : String(draft.quantity),
  };
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

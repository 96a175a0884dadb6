import { useEffect, useState } from 'react';
import type { ExceptionRow, SiteRow } from '#shared/protocol';
import { useAnswer, useCollection, useEntity } from '#live';
import { LoadingRegion, readTransferDraft, usePlaceQuery } from '#ui';
import type { TransferDraft } from '#ui';
import { NewTransferCard } from './NewTransferCard.tsx';
import { openedForm } from './new-transfer-form.ts';

/**
 * A transfer that does not exist yet, opened from an exception, from stock, from the map or from nothing. What the link
 * and the exception say fills the form once; after that it is the person's.
 */
export function NewTransfer() {
  const query = usePlaceQuery();
  const draft = readTransferDraft(query);
  const exception = useEntity('exceptions', draft.exception ?? null);
  const detail = useAnswer(
    'exception.detail',
    draft.exception == null ? null : { key: draft.exception },
  );
  const sites = useSites();
  const exceptions = useCollection('exceptions');
  const isWaiting = draft.exception != null && exception === undefined && !detail.isError;
  if (isWaiting || (draft.exception != null && detail.isPending && !detail.isError))
    return <LoadingRegion />;
  return (
    <NewTransferCard
      key={query.toString()}
      opened={openedForm(
        filledIn(draft, exception, detail.data?.proposal ?? null),
        exception,
        exceptions.rows(),
      )}
      sites={sites}
    />
  );
}

/** The exception's own proposal names destination, item and source; a quantity is left open, so that it is solved. */
function filledIn(
  draft: TransferDraft,
  exception: ExceptionRow | undefined,
  proposal: { to: string; from: string | null; gtin: string } | null,
): TransferDraft {
  if (proposal === null || exception === undefined) return draft;
  return {
    ...draft,
    to: draft.to ?? proposal.to,
    from: draft.from ?? proposal.from,
    gtin: draft.gtin ?? proposal.gtin,
  };
}

/** The sites by name; drawn again when their number changes, for names do not. */
function useSites(): readonly SiteRow[] {
  const store = useCollection('sites');
  const [sites, setSites] = useState<readonly SiteRow[]>(() => byName(store.rows()));
  useEffect(() => {
    const look = () =>
      setSites((before) => (before.length === store.size ? before : byName(store.rows())));
    look();
    return store.subscribe(look);
  }, [store]);
  return sites;
}

function byName(rows: Iterable<SiteRow>): SiteRow[] {
  return [...rows].sort((a, b) => a.name.localeCompare(b.name));
}

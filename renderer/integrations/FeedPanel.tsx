import { useAnswer, useEntity, useLoadState } from '#live';
import { EmptyRegion, LoadingRegion } from '#ui';
import { HubRegion } from '#work';
import { FallbackSection } from './FallbackSection.tsx';
import { FeedActions } from './FeedActions.tsx';
import { FeedBody, FeedPanelView } from './FeedPanelView.tsx';

/** A feed with what the hub knows of it; asked again when its link changes, not with each event. */
export function FeedPanel({ feed }: { feed: string }) {
  const row = useEntity('feeds', feed);
  const load = useLoadState('feeds');
  const answer = useAnswer(
    'feed.detail',
    row === undefined ? null : { key: feed },
    row === undefined
      ? 0
      : [row.connected, row.circuit, row.retries, row.epoch, row.gaps, row.deadLetters].join('|'),
  );
  if (row === undefined) {
    return load.phase === 'live' ? (
      <EmptyRegion>{`There is no feed ${feed}.`}</EmptyRegion>
    ) : (
      <LoadingRegion />
    );
  }
  return (
    <FeedPanelView row={row} actions={<FeedActions key={feed} row={row} />}>
      <HubRegion answer={answer}>
        {(detail) => (
          <FeedBody row={row} detail={detail} fallback={<FallbackSection row={row} />} />
        )}
      </HubRegion>
    </FeedPanelView>
  );
}

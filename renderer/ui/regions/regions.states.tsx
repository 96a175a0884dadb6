import type { GalleryGroup } from '../gallery-group.ts';
import { Band } from './Band.tsx';
import {
  EmptyRegion,
  ErrorRegion,
  LoadingRegion,
  NoRightRegion,
  ReadAgainMark,
} from './RegionStates.tsx';

const nothing = () => {};

export const states: GalleryGroup = {
  title: 'Regions',
  widthPx: 560,
  states: [
    {
      name: 'empty',
      node: <EmptyRegion>End of queue. 57 shipments are normal and not listed.</EmptyRegion>,
    },
    {
      name: 'empty by filter',
      node: <EmptyRegion onClearFilter={nothing}>0 of 64 match.</EmptyRegion>,
    },
    { name: 'loading', node: <LoadingRegion done={3_200} total={9_800} /> },
    {
      name: 'overtaken, being read again',
      node: (
        <>
          <ReadAgainMark />
          <EmptyRegion>Nothing waits for a decision.</EmptyRegion>
        </>
      ),
    },
    {
      name: 'error',
      node: (
        <ErrorRegion
          what="History could not be read since 11:40 EDT."
          stillWorks="Live values go on."
          onRetry={nothing}
        />
      ),
    },
    { name: 'no right', node: <NoRightRegion>Finance only</NoRightRegion> },
    {
      name: 'hub lost',
      node: (
        <Band state="stale" title="No connection since 11:42 EDT.">
          Showing last known values. 3 commands wait.
        </Band>
      ),
    },
    {
      name: 'crosses the period end',
      node: (
        <Band state="watch" title="Crosses the period end">
          Ships Tue 30 Jun in P06, received Thu 2 Jul in P07.
        </Band>
      ),
    },
  ],
};

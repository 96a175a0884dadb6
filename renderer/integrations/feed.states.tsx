import type { FeedDetail, FeedRow } from '#shared/protocol';
import { Button, ErrorRegion, LoadingRegion, NoRightRegion } from '#ui';
import type { GalleryGroup } from '#ui';
import { FeedBody, FeedPanelView } from './FeedPanelView.tsx';
import { groupLetters } from './letter-group.ts';
import { LetterPanelView } from './LetterPanelView.tsx';

const nothing = () => {};

const SILENT: FeedRow = {
  key: 'wms/dallas',
  name: 'WMS Dallas',
  contract: 'wms v1',
  connected: false,
  circuit: 'open',
  catchUp: null,
  lastGoodAt: '2026-06-30T15:28:06.000Z',
  cadenceMs: 60_000,
  ratePerMinute: 0,
  duePerMinute: 1,
  lagP99Ms: null,
  missing: 0,
  gaps: 3,
  openLetters: 1,
  deadLetters: 2,
  duplicates: 14,
  appended: 4_118_204,
  received: 4_118_220,
  retries: 9,
  epoch: 1,
  cursor: 4_118_220,
  head: 4_118_220,
  lastHour: [],
  commandsWaiting: 2,
};

const DETAIL: FeedDetail = {
  key: 'wms/dallas',
  url: 'http://127.0.0.1:4100/wms/dallas',
  nextTryAt: '2026-06-30T15:42:44.000Z',
  lastError: 'the socket was refused',
  history: [
    {
      seq: 2,
      at: '2026-06-30T15:30:00.000Z',
      receivedAt: '2026-06-30T15:30:00.000Z',
      source: 'hub',
      actor: null,
      what: 'Circuit opened after 5 failed tries',
      reason: null,
    },
  ],
};

const LIVE: FeedRow = {
  ...SILENT,
  connected: true,
  circuit: 'closed',
  lastGoodAt: '2026-06-30T15:42:10.000Z',
  retries: 0,
  commandsWaiting: 0,
};

const [group] = groupLetters([
  {
    id: 7,
    feed: 'tms',
    receivedAt: '2026-06-30T15:40:51.000Z',
    type: 'tms.shipment.position.v1',
    reason: 'must be number',
    path: '/data/latitude',
    about: 'SHP-48236',
    raw: '{"id":"tms-88","type":"tms.shipment.position.v1","data":{"shipmentId":"SHP-48236","latitude":"<b>north</b>"}}',
  },
]);

/** The panel of a feed that is silent and of one that is live, while it is asked for and refused; and a dead letter. */
export const states: GalleryGroup = {
  title: 'Feed and dead letter panels',
  widthPx: 396,
  states: [
    {
      name: 'stale: silent',
      node: (
        <FeedPanelView
          row={SILENT}
          actions={
            <Button isPrimary keys="R" isKeyBoundElsewhere onPress={nothing}>
              Connect now
            </Button>
          }
        >
          <FeedBody row={SILENT} detail={DETAIL} />
        </FeedPanelView>
      ),
    },
    {
      name: 'live',
      node: (
        <FeedPanelView row={LIVE}>
          <FeedBody row={LIVE} detail={{ ...DETAIL, lastError: null, history: [] }} />
        </FeedPanelView>
      ),
    },
    {
      name: 'loading',
      node: (
        <FeedPanelView row={LIVE}>
          <LoadingRegion />
        </FeedPanelView>
      ),
    },
    {
      name: 'error',
      node: (
        <FeedPanelView row={LIVE}>
          <ErrorRegion what="The hub gave no answer in time." onRetry={nothing} />
        </FeedPanelView>
      ),
    },
    {
      name: 'no right',
      node: (
        <FeedPanelView
          row={LIVE}
          actions={
            <Button unavailable="Needs an integrator, ask S. Prakash" onPress={nothing}>
              Replay
            </Button>
          }
        >
          <NoRightRegion>Your role may not read this; an integrator may.</NoRightRegion>
        </FeedPanelView>
      ),
    },
    {
      name: 'dead letter',
      node: group === undefined ? null : <LetterPanelView group={group} />,
    },
  ],
};

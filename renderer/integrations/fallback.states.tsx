import type { FeedFallback, FeedRow } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { FallbackBody } from './FallbackSection.tsx';

const at = (time: string) => `2026-06-30T${time}.000Z`;

const row = { key: 'tms', name: 'TMS' } as FeedRow;

const away: FeedFallback = {
  silentSince: at('15:28:00'),
  scope: [{ what: 'shipments under way', count: 57 }],
  card: {
    goesOn: ['Trucks stand where they were last seen; our own estimates go on from there.'],
    phone: '+1 404 555 0134',
    email: 'dispatch@example.com',
    steps: [
      'Call the carrier’s dispatch for trucks that are due within four hours.',
      'Enter what they say as a manual event on the shipment: it is marked as yours.',
    ],
    setBy: 's.prakash',
    setAt: at('08:00:00'),
  },
  waiting: [
    {
      id: 'CMD-1-000042',
      label: 'Expedite S-4471',
      status: 'queued',
      queuedAt: at('15:31:00'),
      expiresAt: at('17:31:00'),
      attempts: 0,
      belongsTo: 'S-4471',
    },
  ],
  entries: [
    {
      shipment: 'S-4471',
      stop: 2,
      place: 'Atlanta',
      milestone: 'arrive',
      at: at('15:20:00'),
      by: 'R. Alvarez',
      reason: 'gate camera',
      enteredAt: at('15:35:00'),
      toldAt: at('14:40:00'),
      state: 'differs',
    },
  ],
  automation: null,
};

export const states: GalleryGroup = {
  title: 'Fallback of a feed',
  widthPx: 396,
  states: [
    { name: 'away, with a command and an entry', node: <FallbackBody row={row} fallback={away} /> },
    {
      name: 'speaks, nobody named',
      node: (
        <FallbackBody
          row={row}
          fallback={{
            ...away,
            silentSince: null,
            card: { ...away.card, phone: '', email: '', setBy: null, setAt: null },
            waiting: [],
            entries: [],
            automation: {
              sites: ['ATL'],
              paused: {
                site: 'ATL',
                by: 'M. Okafor',
                reason: 'cut-over',
                until: at('20:00:00'),
              },
            },
          }}
        />
      ),
    },
  ],
};

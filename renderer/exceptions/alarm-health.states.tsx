import type { AlarmHealth } from '#shared/protocol';
import type { GalleryGroup } from '#ui';
import { AlarmHealthRegion } from './AlarmHealthRegion.tsx';

const at = (time: string) => `2026-06-30T${time}.000Z`;

const actor = (exception: string, subject: string, times: number) => ({
  exception,
  type: 'lateShipment' as const,
  subject,
  since: at('13:10:00'),
  until: null,
  times,
});

const health: AlarmHealth = {
  perTenMinutes: [1, 2, 4, 3, 9, 14, 12, 5, 3, 4],
  now: 4,
  peak: 14,
  controllers: 1,
  averageTenths: 57,
  raised: 88,
  floods: [
    { from: at('06:10:00'), until: at('06:41:00'), peak: 14, count: 31 },
    { from: at('15:31:00'), until: null, peak: 12, count: 12 },
  ],
  floodPercent: 2.9,
  chattering: [actor('EX-2204', 'S-4471 Columbus → Atlanta', 4)],
  standing: [actor('EX-2102', 'Conduit EMT 3/4 in', 1)],
  shelved: [{ ...actor('EX-2230', 'S-4466 Dallas → Atlanta', 1), until: at('17:00:00') }],
  actors: [actor('EX-2204', 'S-4471 Columbus → Atlanta', 9), actor('EX-2219', 'S-4469', 5)],
  rules: [
    { type: 'stockoutRisk', open: 41, raised: 52, again: 6, debounceMinutes: 0, keptOpen: 3 },
    { type: 'missedMilestone', open: 9, raised: 21, again: 0, debounceMinutes: 60, keptOpen: null },
  ],
};

const quiet: AlarmHealth = {
  ...health,
  perTenMinutes: [0, 0, 1, 0],
  now: 0,
  peak: 1,
  averageTenths: 3,
  raised: 1,
  floods: [],
  floodPercent: 0,
  chattering: [],
  standing: [],
  shelved: [],
  actors: [],
  rules: [],
};

export const states: GalleryGroup = {
  title: 'Alarm health',
  widthPx: 900,
  states: [
    { name: 'in a flood', node: <AlarmHealthRegion health={health} /> },
    { name: 'quiet', node: <AlarmHealthRegion health={quiet} /> },
  ],
};

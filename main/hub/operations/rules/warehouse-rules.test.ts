import { describe, expect, test } from 'vitest';
import { FEED_GAP_FILLED, FEED_GAP_GIVEN_UP } from '#engine/feeds';
import { ATL, Floor } from '#kit';
import { workloadReported } from '#shared/contracts';
import { MINUTE_MS } from '#shared/vocabulary';

function reported(floor: Floor, more: object): void {
  floor.hub.wait(MINUTE_MS);
  floor.hub.hear('wms/atlanta', workloadReported.type, {
    site: ATL,
    openTasks: 10,
    staffedHoursTenths: 800,
    tasksPerHour: 2,
    trucksWaiting: 3,
    ...more,
  });
}

describe('a site', () => {
  test('is congested when as many trucks stand there as it has doors, and stays so until clearly fewer do', () => {
    const floor = new Floor();
    reported(floor, { trucksWaiting: 11 });
    expect(floor.about('congestion')).toBeUndefined();
    reported(floor, { trucksWaiting: 12 });
    expect(floor.about('congestion')).toMatchObject({
      subject: '12 trucks at 12 doors',
      site: ATL,
      atRiskMinor: null,
    });
    reported(floor, { trucksWaiting: 9 });
    expect(floor.isOpen('congestion')).toBe(true);
    reported(floor, { trucksWaiting: 8 });
    expect(floor.isOpen('congestion')).toBe(false);
  });

  test('is short of people when more work waits than they can do in the shift, and congestion folds under that', () => {
    const floor = new Floor();
    reported(floor, { openTasks: 170 });
    expect(floor.about('labourShortfall')).toBeUndefined();
    reported(floor, { openTasks: 176, trucksWaiting: 14 });
    expect(floor.about('labourShortfall')?.subject).toBe('176 tasks, people for 160');
    expect(floor.about('congestion')).toMatchObject({
      parent: floor.about('labourShortfall')!.key,
      foldedBy: 'CAU-07',
    });
    reported(floor, { openTasks: 150, trucksWaiting: 14 });
    expect(floor.isOpen('labourShortfall')).toBe(false);
    expect(floor.about('congestion')).toMatchObject({ status: 'open', parent: null });
  });

  test('whose shift ends is not short of people: what is left is tomorrow’s', () => {
    const floor = new Floor();
    reported(floor, { openTasks: 170, staffedHoursTenths: 70 });
    expect(floor.about('labourShortfall')).toBeUndefined();
  });

  test('is judged by its latest report, whichever comes last', () => {
    const floor = new Floor();
    reported(floor, { trucksWaiting: 14 });
    reported(floor, { trucksWaiting: 1 });
    expect(floor.isOpen('congestion')).toBe(false);
  });
});

describe('a feed', () => {
  test('with numbers that it never filled breaks its contract, until the last of them has come', () => {
    const floor = new Floor();
    const gap = { source: 'wms/atlanta', epoch: 1, first: 17, last: 19 };
    floor.hub.say({ type: FEED_GAP_GIVEN_UP, subject: gap.source, data: gap });
    expect(floor.about('contractBreach')).toMatchObject({
      subject: 'WMS ATLANTA, 3 events missing',
      state: 'stale',
      atRiskMinor: null,
      site: ATL,
    });
    floor.hub.say({ type: FEED_GAP_FILLED, subject: gap.source, data: gap });
    expect(floor.isOpen('contractBreach')).toBe(false);
  });
});

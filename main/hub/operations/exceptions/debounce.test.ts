import { describe, expect, test } from 'vitest';
import { POLICY_PUBLISHED } from '#operations/policy';
import { Rehearsal } from '#kit';
import { MINUTE_MS } from '#shared/vocabulary';
import { see, SEEING_ROOMS, verbs } from './exceptions.fixture.ts';

/** A hub whose policy raises a stockout risk only once it has lasted ten minutes. */
function patient(): Rehearsal {
  const hub = new Rehearsal(SEEING_ROOMS);
  const content = { debounceMinutes: { stockoutRisk: 10 } };
  const data = { name: 'exceptions', version: 2, content };
  hub.say({ type: POLICY_PUBLISHED, subject: 'exceptions', data });
  return hub;
}

describe('what policy lets wait before it is raised', () => {
  test('is raised by time alone, once it has lasted', () => {
    const hub = patient();
    expect(see(hub, 'stock/a', 900)).toEqual(['sighted']);
    expect(see(hub, 'stock/a', 950)).toEqual([]);
    expect(verbs(hub.wait(10 * MINUTE_MS - 1))).toEqual([]);
    expect(verbs(hub.wait(1))).toEqual(['sightingEnded', 'opened']);
  });

  test('is never heard of when it was gone before, and begins anew when it comes back', () => {
    const hub = patient();
    see(hub, 'stock/a', 900);
    hub.wait(9 * MINUTE_MS);
    expect(see(hub, 'stock/a', 0)).toEqual(['sightingEnded']);
    hub.wait(5 * MINUTE_MS);
    expect(see(hub, 'stock/a', 900)).toEqual(['sighted']);
    expect(verbs(hub.wait(9 * MINUTE_MS))).toEqual([]);
  });

  test('says nothing of its changes once it stands, and waits again after it was over', () => {
    const hub = patient();
    see(hub, 'stock/a', 900);
    hub.wait(10 * MINUTE_MS);
    expect(see(hub, 'stock/a', 2_000)).toEqual(['worsened']);
    expect(see(hub, 'stock/a', 0)).toEqual(['resolved']);
    expect(see(hub, 'stock/a', 900)).toEqual(['sighted']);
    expect(verbs(hub.wait(10 * MINUTE_MS))).toEqual(['sightingEnded', 'raisedAgain']);
  });

  test('does not touch the other types', () => {
    expect(see(patient(), 'truck/1', 900)).toEqual(['opened']);
  });
});

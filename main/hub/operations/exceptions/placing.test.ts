import { describe, expect, test } from 'vitest';
import { Rehearsal } from '#kit';
import { HOUR_MS } from '#shared/vocabulary';
import { FEED_CAUGHT_UP } from '#engine/feeds';
import { exceptions } from './exception.collection.ts';
import { exceptionsView } from './exception.view.ts';
import { about, FEED, see, SEEING_ROOMS, verbs } from './exceptions.fixture.ts';

function act(hub: Rehearsal, name: string, key: string, more: object = {}) {
  const { version } = about(hub, key);
  const given = { exception: about(hub, key).key, seen: version, reason: 'as the carrier says' };
  return hub.act(`exception.${name}`, { ...given, ...more });
}

function setUp(...keys: string[]) {
  const hub = new Rehearsal(SEEING_ROOMS);
  for (const key of keys) see(hub, key, 100);
  return hub;
}

const parentOf = (hub: Rehearsal, key: string) => about(hub, key).parent;

describe('the cause of an exception', () => {
  test('is kept with the name of the relation that says so', () => {
    const hub = setUp('truck/1');
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    expect(about(hub, 'stock/a')).toMatchObject({ parent: 'EX-1', foldedBy: 'CAU-01' });
    expect(exceptionsView.project(hub.world, 'EX-2')).toMatchObject({
      foldedBy: 'CAU-01',
      held: false,
    });
  });

  test('that is over when another one comes is not opened again: the newcomer stands alone and names it', () => {
    const hub = setUp('truck/1');
    see(hub, 'truck/1', 0);
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    expect(about(hub, 'truck/1').status).toBe('resolved');
    expect(about(hub, 'stock/a')).toMatchObject({ parent: null, follows: 'EX-1' });
    hub.wait(25 * HOUR_MS);
    see(hub, 'stock/b', 900, { because: 'truck/1' });
    expect(about(hub, 'stock/b').follows).toBeNull();
  });

  test('that is over leaves its children to the queue, and they name it', () => {
    const hub = setUp('truck/1');
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    see(hub, 'truck/1', 0);
    expect(about(hub, 'stock/a')).toMatchObject({ parent: null, foldedBy: null, follows: 'EX-1' });
  });

  test('that changes without moving has nobody looked at again beneath it', () => {
    const hub = setUp('truck/1');
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    const { version } = about(hub, 'stock/a');
    expect(see(hub, 'truck/1', 5_000, { state: 'critical' })).toEqual(['worsened']);
    expect(about(hub, 'stock/a').version).toBe(version);
  });
});

describe('a person', () => {
  test('puts one under a cause, and no later finding takes it from there', () => {
    const hub = setUp('stock/a', 'truck/1', 'truck/2');
    expect(act(hub, 'fold', 'stock/a', { under: 'EX-2' }).ok).toBe(true);
    expect(about(hub, 'stock/a')).toMatchObject({ parent: 'EX-2', foldedBy: 'r.alvarez' });
    expect(see(hub, 'stock/a', 5_000, { because: 'truck/2' })).toEqual(['worsened']);
    expect(parentOf(hub, 'stock/a')).toBe('EX-2');
    see(hub, 'stock/a', 0);
    hub.wait(HOUR_MS);
    expect(see(hub, 'stock/a', 900)).toEqual(['raisedAgain', 'folded']);
    expect(parentOf(hub, 'stock/a')).toBe('EX-2');
  });

  test('who reopens the cause has under it again what was put there', () => {
    const hub = setUp('stock/a', 'truck/1');
    act(hub, 'fold', 'stock/a', { under: 'EX-2' });
    act(hub, 'resolve', 'truck/1');
    expect(about(hub, 'stock/a')).toMatchObject({ parent: null, follows: 'EX-2' });
    act(hub, 'reopen', 'truck/1');
    expect(about(hub, 'stock/a')).toMatchObject({ parent: 'EX-2', foldedBy: 'r.alvarez' });
  });

  test('takes one out of its cause, and the rule does not put it back, but another cause may', () => {
    const hub = setUp('truck/1', 'truck/2');
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    act(hub, 'assign', 'stock/a', { owner: 'm.okafor' });
    expect(act(hub, 'unfold', 'stock/a').ok).toBe(true);
    expect(about(hub, 'stock/a')).toMatchObject({ parent: null, owner: 'm.okafor' });
    expect(about(hub, 'stock/a').sla).not.toBeNull();
    see(hub, 'stock/a', 5_000, { because: 'truck/1' });
    expect(parentOf(hub, 'stock/a')).toBeNull();
    see(hub, 'stock/a', 5_000, { because: 'truck/2' });
    expect(parentOf(hub, 'stock/a')).toBe('EX-2');
    expect(act(hub, 'fold', 'stock/a', { under: 'EX-1' }).ok).toBe(true);
    expect(parentOf(hub, 'stock/a')).toBe('EX-1');
  });

  test('merges two: one stands under the other with what was folded under it, and gives it its owner', () => {
    const hub = setUp('truck/1', 'truck/2');
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    act(hub, 'assign', 'truck/1', { owner: 'm.okafor' });
    expect(act(hub, 'merge', 'truck/1', { into: 'EX-2' }).ok).toBe(true);
    expect(about(hub, 'truck/1')).toMatchObject({ parent: 'EX-2', mergedInto: 'EX-2' });
    expect(about(hub, 'truck/2').owner).toBe('m.okafor');
    expect(parentOf(hub, 'stock/a')).toBe('EX-2');
    expect(act(hub, 'unfold', 'truck/1').ok).toBe(true);
    expect(parentOf(hub, 'truck/1')).toBeNull();
    expect(parentOf(hub, 'stock/a')).toBe('EX-1');
  });

  test('is refused a cause that is over, that leads back, or that it has already', () => {
    const hub = setUp('stock/a', 'truck/1', 'truck/2');
    const code = (under: string, key = 'stock/a') => {
      const done = act(hub, 'fold', key, { under });
      return done.ok ? 'done' : done.refusal.code;
    };
    see(hub, 'truck/2', 0);
    expect(code('EX-3')).toBe('exception.causeOver');
    expect(code('EX-9')).toBe('exception.unknown');
    expect(code('EX-1')).toBe('exception.causeLoop');
    expect(code('EX-2')).toBe('done');
    expect(code('EX-2')).toBe('exception.sameCause');
    expect(code('EX-1', 'truck/1')).toBe('exception.causeLoop');
    expect(act(hub, 'unfold', 'truck/1')).toMatchObject({
      refusal: { code: 'exception.notFolded' },
    });
  });

  test('who saw it before it moved is told that it moved', () => {
    const hub = setUp('stock/a', 'truck/1');
    const { version: seen } = about(hub, 'stock/a');
    act(hub, 'fold', 'stock/a', { under: 'EX-2' });
    const late = hub.act('exception.resolve', { exception: 'EX-1', seen, reason: 'x' });
    expect(late).toMatchObject({
      refusal: { code: 'exception.changed', facts: { what: 'R. Alvarez put it under EX-2' } },
    });
    expect(verbs(hub.log.slice(-2))).toEqual(['folded', 'refused']);
  });

  test('reopens none beside another that stands for the same', () => {
    const hub = setUp('stock/a');
    see(hub, 'stock/a', 0);
    hub.wait(25 * HOUR_MS);
    see(hub, 'stock/a', 900);
    expect(about(hub, 'stock/a').key).toBe('EX-2');
    const { version: seen } = hub.world.get(exceptions, 'EX-1')!;
    expect(hub.act('exception.reopen', { exception: 'EX-1', seen, reason: 'x' })).toMatchObject({
      refusal: { code: 'exception.standsAlready', facts: { by: 'EX-2' } },
    });
  });
});

describe('what is folded under its cause', () => {
  test('is past due for nobody, whatever happened to its snooze', () => {
    const hub = setUp('truck/1', 'stock/a');
    const until = new Date(Date.parse(hub.now) + HOUR_MS).toISOString();
    expect(act(hub, 'shelve', 'stock/a', { until }).ok).toBe(true);
    see(hub, 'stock/a', 100, { because: 'truck/1' });
    expect(parentOf(hub, 'stock/a')).toBe('EX-1');
    hub.wait(30 * HOUR_MS);
    expect(about(hub, 'stock/a')).toMatchObject({ status: 'open', breached: false });
  });

  test('calls nobody once it stands apart, where somebody had acknowledged it', () => {
    const hub = setUp('truck/1', 'stock/a');
    act(hub, 'acknowledge', 'stock/a');
    see(hub, 'stock/a', 100, { because: 'truck/1' });
    see(hub, 'truck/1', 0);
    expect(about(hub, 'stock/a')).toMatchObject({ parent: null, status: 'acknowledged' });
    hub.wait(7 * HOUR_MS);
    expect(about(hub, 'stock/a').status).toBe('acknowledged');
    expect(about(hub, 'stock/a').ladder.done).toEqual([]);
  });

  test('has a clock once it stands apart, though history was read at that moment', () => {
    const hub = setUp('truck/1');
    see(hub, 'stock/a', 900, { because: 'truck/1' });
    hub.beginHistory();
    see(hub, 'truck/1', 0);
    expect(parentOf(hub, 'stock/a')).toBeNull();
    hub.endHistory();
    hub.say({ type: FEED_CAUGHT_UP, subject: FEED, data: { source: FEED } });
    expect(about(hub, 'stock/a')).toMatchObject({ heldBack: false });
    expect(about(hub, 'stock/a').sla).not.toBeNull();
  });
});

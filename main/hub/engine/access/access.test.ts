import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { EMBEDDED_PEOPLE } from '#shared/protocol';
import { embeddedPerson, isOwnCaller, mayAct, mayRead, RateLimit, SignIn } from './index.ts';

function signIn(token = 'secret', port = 4780) {
  let minted = 0;
  const clock = { nowMs: 0 };
  const door = new SignIn({
    token,
    port,
    sign: (text) => createHmac('sha256', token).update(text).digest('hex'),
    mintSecret: () => `code-${token}-${++minted}`,
    machineNow: () => clock.nowMs,
  });
  return { door, clock };
}

describe('signing in from a browser', () => {
  test('a code opens once, and its cookie opens as long as the token lives', () => {
    const { door } = signIn();
    const code = door.mintCode();
    const cookie = door.exchange(code);
    expect(cookie).not.toBeNull();
    expect(door.exchange(code)).toBeNull();
    const header = `other=1; signalbox_4780=${cookie}`;
    expect(door.admitsCookie(header)).toBe(true);
    expect(signIn().door.admitsCookie(header)).toBe(true); // a hub restarted under the same npm start
    expect(signIn('another').door.admitsCookie(header)).toBe(false);
  });

  test('a code is worth nothing after ten minutes', () => {
    const { door, clock } = signIn();
    const code = door.mintCode();
    clock.nowMs = 10 * 60_000 + 1;
    expect(door.exchange(code)).toBeNull();
  });

  test('a cookie with another signature, or of another port, is refused', () => {
    const { door } = signIn();
    const cookie = door.exchange(door.mintCode())!;
    expect(door.admitsCookie(`signalbox_4780=${cookie}0`)).toBe(false);
    expect(door.admitsCookie(`signalbox_4781=${cookie}`)).toBe(false);
    expect(door.admitsCookie(undefined)).toBe(false);
    expect(door.admitsToken('secret')).toBe(true);
    expect(door.admitsToken('Secret')).toBe(false);
    expect(door.admitsToken(undefined)).toBe(false);
  });
});

describe('a caller', () => {
  test.each([
    { host: '127.0.0.1:4780', origin: 'http://127.0.0.1:4780', own: true },
    { host: 'localhost:4780', origin: undefined, own: true },
    { host: '127.0.0.1:4780', origin: 'app://signalbox', own: true },
    { host: '127.0.0.1:4780', origin: 'https://evil.example', own: false },
    { host: '127.0.0.1:4780', origin: 'null', own: false },
    { host: 'rebound.example:4780', origin: 'http://rebound.example:4780', own: false },
    { host: '127.0.0.1:9999', origin: undefined, own: false },
    { host: undefined, origin: undefined, own: false },
  ])('with host $host and origin $origin is ours: $own', ({ host, origin, own }) => {
    expect(isOwnCaller({ host, origin }, 4780)).toBe(own);
  });
});

describe('a right', () => {
  const [controller, operations, finance] = EMBEDDED_PEOPLE.map((person) => person) as [
    (typeof EMBEDDED_PEOPLE)[number],
    (typeof EMBEDDED_PEOPLE)[number],
    (typeof EMBEDDED_PEOPLE)[number],
  ];

  test('to create a transfer is not a right to approve one', () => {
    expect(mayAct(controller, 'transfer.create').ok).toBe(true);
    expect(mayAct(controller, 'transfer.approve')).toMatchObject({
      ok: false,
      refusal: { code: 'access.role', facts: { allowed: 'operations, finance, manager' } },
    });
    expect(mayAct(finance, 'transfer.approve').ok).toBe(true);
    expect(mayAct(operations, 'invoice.hold').ok).toBe(false);
  });

  test('to see the books between entities is finance’s, to see everything else everybody’s', () => {
    expect(mayRead(finance, 'intercompany').ok).toBe(true);
    expect(mayRead(controller, 'intercompany')).toMatchObject({
      refusal: { code: 'access.reading', facts: { allowed: 'finance, manager' } },
    });
    expect(mayRead(controller, 'intercompany.detail').ok).toBe(false);
    expect(mayRead(controller, 'stock').ok).toBe(true);
  });

  test('belongs to a person who exists', () => {
    expect(embeddedPerson('r.alvarez').ok).toBe(true);
    expect(embeddedPerson('root')).toMatchObject({ ok: false, refusal: { field: 'person' } });
  });
});

describe('a rate limit', () => {
  test('lets a burst through, then as many as its rate allows', () => {
    let nowMs = 0;
    const limit = new RateLimit({ perSecond: 10, burst: 3, machineNow: () => nowMs });
    expect([1, 2, 3, 4].map(() => limit.take())).toEqual([true, true, true, false]);
    nowMs = 99;
    expect(limit.take()).toBe(false);
    nowMs = 200;
    expect(limit.take()).toBe(true);
  });
});

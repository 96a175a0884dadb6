import { describe, expect, test, vi } from 'vitest';
import { consoleFile, consolePolicy } from './console-files.ts';
import { placeOfArguments, placeOfLink } from './deep-link.ts';
import { answerNativeCall, type NativeHandlers } from './native-calls.ts';
import { destinationOf, isPermitted } from './navigation.ts';
import { openingState, parseWindowState } from './window-state.ts';

const CONSOLE = { url: 'app://signalbox/index.html#/map', isMainFrame: true };

function handlers() {
  return {
    'file.save': vi.fn<NativeHandlers['file.save']>(async () => ({ path: '/chosen/queue.csv' })),
    'notice.show': vi.fn<NativeHandlers['notice.show']>(async () => ({ shown: true })),
    'badge.set': vi.fn<NativeHandlers['badge.set']>(async () => ({ shown: true })),
    'window.open': vi.fn<NativeHandlers['window.open']>(async () => ({ opened: true })),
  } satisfies NativeHandlers;
}

describe('a call from a page', () => {
  test('is carried out for the console, with its input checked', async () => {
    const powers = handlers();
    const input = { name: 'queue.csv', bytes: new Uint8Array([1, 2]) };
    const answer = await answerNativeCall({ name: 'file.save', input }, CONSOLE, powers);
    expect(answer).toEqual({ path: '/chosen/queue.csv' });
    expect(powers['file.save']).toHaveBeenCalledWith(input);
  });

  test.each([
    ['another page', { url: 'https://example.com/', isMainFrame: true }],
    ['a page whose name begins like ours', { url: 'app://signalbox.example/', isMainFrame: true }],
    ['a frame inside the console', { ...CONSOLE, isMainFrame: false }],
    ['a frame that is gone', { url: null, isMainFrame: false }],
  ])('is refused to %s', async (_who, sender) => {
    const powers = handlers();
    const call = answerNativeCall({ name: 'badge.set', input: { count: 1 } }, sender, powers);
    await expect(call).rejects.toThrow('not the console');
    expect(powers['badge.set']).not.toHaveBeenCalled();
  });

  test.each([
    ['a call that is not in the table', { name: 'constructor', input: {} }],
    ['no call at all', null],
    [
      'a path instead of a name',
      { name: 'file.save', input: { name: '../../.bashrc', bytes: new Uint8Array() } },
    ],
    ['text instead of bytes', { name: 'file.save', input: { name: 'a.csv', bytes: 'a,b' } }],
    [
      'a place outside the console',
      { name: 'window.open', input: { hash: 'https://example.com' } },
    ],
    ['a negative badge', { name: 'badge.set', input: { count: -1 } }],
  ])('is refused when it is %s', async (_what, message) => {
    const powers = handlers();
    await expect(answerNativeCall(message, CONSOLE, powers)).rejects.toThrow('native:');
    for (const power of Object.values(powers)) expect(power).not.toHaveBeenCalled();
  });
});

describe('a link in a page', () => {
  test('leads inside the console, or to the person’s browser when it is https', () => {
    expect(destinationOf('app://signalbox/index.html#/stock')).toEqual({ go: 'here' });
    const outside = 'https://carrier.example/track?id=1';
    expect(destinationOf(outside)).toEqual({ go: 'browser', url: outside });
  });

  test.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'app://other/index.html',
    'https://user:secret@example.com/',
    'no address',
  ])('leads nowhere when it is %s', (url) => {
    expect(destinationOf(url)).toEqual({ go: 'nowhere' });
  });

  test('gives the console two permissions, and other pages none', () => {
    expect(isPermitted('clipboard-sanitized-write', CONSOLE.url)).toBe(true);
    expect(isPermitted('geolocation', CONSOLE.url)).toBe(false);
    expect(isPermitted('fullscreen', 'https://example.com/')).toBe(false);
  });
});

describe('the console’s own protocol', () => {
  const folder = '/opt/signalbox/dist/console';
  test('serves the files of the built console', () => {
    expect(consoleFile('app://signalbox/', folder)).toBe(`${folder}/index.html`);
    expect(consoleFile('app://signalbox/assets/index-1a.js?v=1#/map', folder)).toBe(
      `${folder}/assets/index-1a.js`,
    );
  });

  test.each([
    'app://signalbox/../../etc/passwd',
    'app://signalbox/%2e%2e/%2e%2e/secret',
    'app://signalbox/..%2fsecret',
    'app://signalbox/..%5csecret',
    'app://signalbox/a%00.js',
    'app://signalbox/%E0%A4%A',
    'app://elsewhere/index.html',
  ])('serves nothing outside it: %s', (url) => {
    const file = consoleFile(url, folder);
    expect(file === null || file.startsWith(`${folder}/`)).toBe(true);
  });

  test('lets pages load themselves and their hub alone', () => {
    const policy = consolePolicy('http://127.0.0.1:4780');
    expect(policy).toContain("connect-src 'self' ws://127.0.0.1:4780");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  });
});

describe('a window', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const second = { x: 1920, y: 0, width: 1920, height: 1040 };
  const remembered = {
    bounds: { x: 2000, y: 100, width: 1500, height: 900 },
    isMaximized: false,
  };

  test('opens where it was closed', () => {
    expect(openingState(remembered, [screen, second])).toEqual(remembered);
  });

  test('comes back to the first screen when its own is gone', () => {
    const { bounds } = openingState(remembered, [screen]);
    expect(bounds).toEqual({ x: 160, y: 20, width: 1600, height: 1000 });
  });

  test('is never smaller than grid and panel need', () => {
    const tiny = { ...remembered, bounds: { x: 10, y: 10, width: 200, height: 100 } };
    const { bounds } = openingState(tiny, [screen]);
    expect([bounds.width, bounds.height]).toEqual([1024, 640]);
  });

  test('forgets a file that is none of its own', () => {
    expect(parseWindowState('{"bounds":{"x":"1"},"isMaximized":true}')).toBeNull();
    expect(parseWindowState('half a fi')).toBeNull();
    expect(parseWindowState(JSON.stringify(remembered))).toEqual(remembered);
  });
});

describe('a link from another program', () => {
  test('opens its place in the console', () => {
    expect(placeOfLink('signalbox://exceptions/EX-2291')).toBe('#/exceptions/EX-2291');
    const place = placeOfArguments(['/opt/signalbox', '--flag', 'signalbox://stock/']);
    expect(place).toBe('#/stock');
  });

  test('opens nothing when it is no place', () => {
    expect(placeOfLink('signalbox://exceptions/<script>')).toBeNull();
    expect(placeOfLink('signalbox://')).toBeNull();
    expect(placeOfArguments(['/opt/signalbox'])).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { surfaceLine, whyNoElectron, whyNothingOpens } from './surface.mjs';

const desktop = {
  open: true,
  platform: 'linux' as const,
  environment: { DISPLAY: ':0' },
  root: false,
};

describe('the console that a person gets', () => {
  test('is Electron’s window on a desktop', () => {
    expect(whyNoElectron(desktop)).toBeNull();
    expect(whyNoElectron({ ...desktop, environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBeNull();
  });

  test('is the browser for root, since Chromium’s sandbox is not given up', () => {
    expect(whyNoElectron({ ...desktop, root: true })).toBe('it does not run as root');
    expect(whyNothingOpens({ ...desktop, root: true })).toBeNull();
  });

  test('is an address alone without a display, or when nothing shall be opened', () => {
    expect(whyNothingOpens({ ...desktop, environment: {} })).toBe('this machine has no display');
    expect(whyNothingOpens({ ...desktop, open: false })).toBe('--no-open was given');
  });

  test('is named in one line, with the reason and the address', () => {
    expect(surfaceLine('browser', 'it does not run as root', 'http://127.0.0.1:4780')).toBe(
      'Console: in the browser, because Electron cannot be used: it does not run as root; the address is http://127.0.0.1:4780',
    );
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import { nameOfPress, pressesOf } from './key-names.ts';
import { Keymap } from './keymap.ts';

const anywhere = { isInField: false, isOnControl: false };
const inField = { isInField: true, isOnControl: false };
const onButton = { isInField: false, isOnControl: true };

function press(
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

describe('the names of keys', () => {
  test('are those on the caps: letters large, arrows as arrows, signs without their Shift', () => {
    expect(nameOfPress(press('j'))).toBe('J');
    expect(nameOfPress(press('Y', { shiftKey: true }))).toBe('Shift Y');
    expect(nameOfPress(press('?', { shiftKey: true }))).toBe('?');
    expect(nameOfPress(press('ArrowLeft', { altKey: true }))).toBe('Alt ←');
    expect(nameOfPress(press(' '))).toBe('Space');
  });
  test('take Command for Ctrl', () => {
    expect(nameOfPress(press('k', { metaKey: true }))).toBe('Ctrl K');
  });
  test('tell two presses in a row from one with a modifier', () => {
    expect(pressesOf('G E')).toEqual(['G', 'E']);
    expect(pressesOf('Ctrl Shift Enter')).toEqual(['Ctrl Shift Enter']);
  });
});

describe('the keymap', () => {
  let done: string[];
  let keymap: Keymap;
  const key = (keys: string, more: object = {}) => ({
    keys,
    does: keys,
    run: () => void done.push(keys),
    ...more,
  });

  beforeEach(() => {
    done = [];
    keymap = new Keymap();
  });

  test('gives a key to the context opened last', () => {
    keymap.push({ name: 'grid', bindings: [{ ...key('S'), run: () => void done.push('grid') }] });
    const { close } = keymap.push({ name: 'panel', bindings: [key('S')] });
    keymap.press(press('s'), 0, anywhere);
    close();
    keymap.press(press('s'), 0, anywhere);
    expect(done).toEqual(['S', 'grid']);
  });

  test('hears nothing below a dialog', () => {
    keymap.push({ name: 'grid', bindings: [key('A')] });
    keymap.push({ name: 'dialog', bindings: [key('Ctrl Enter')], isModal: true });
    expect(keymap.press(press('a'), 0, anywhere)).toBe(false);
    expect(keymap.press(press('Enter', { ctrlKey: true }), 0, inField)).toBe(true);
    expect(done).toEqual(['Ctrl Enter']);
  });

  test('keeps to the dialog what comes under it while it is open', () => {
    const grid = keymap.push({ name: 'grid', bindings: [key('A')] });
    const dialog = keymap.push({ name: 'dialog', bindings: [key('Enter')], isModal: true });
    grid.rebind([key('A'), { ...key('Enter'), run: () => void done.push('grid') }]);
    const button = keymap.push({ name: 'button', bindings: [key('Y'), key('Enter')] });
    expect(keymap.press(press('y'), 0, anywhere)).toBe(false);
    keymap.press(press('Enter'), 0, anywhere);
    expect(done).toEqual(['Enter']);
    dialog.close();
    keymap.press(press('y'), 0, anywhere);
    button.close();
    keymap.press(press('Enter'), 0, anywhere);
    expect(done).toEqual(['Enter', 'Y', 'grid']);
  });

  test('gives a menu its keys over the dialog in which it opens', () => {
    keymap.push({ name: 'dialog', bindings: [key('Enter')], isModal: true });
    const menu = { ...key('Enter'), run: () => void done.push('menu') };
    keymap.push({ name: 'menu', bindings: [menu], isModal: true });
    keymap.press(press('Enter'), 0, anywhere);
    expect(done).toEqual(['menu']);
  });

  test('leaves a context its place when its keys change', () => {
    const list = keymap.push({ name: 'list', bindings: [key('S')] });
    keymap.push({ name: 'panel', bindings: [{ ...key('S'), run: () => void done.push('panel') }] });
    list.rebind([key('S'), key('J')]);
    keymap.press(press('s'), 0, anywhere);
    keymap.press(press('j'), 0, anywhere);
    expect(done).toEqual(['panel', 'J']);
  });

  test('leaves letters alone in a text field, but not Ctrl K', () => {
    keymap.push({ name: 'app', bindings: [key('A'), key('G E'), key('Ctrl K')] });
    for (const letter of 'age') keymap.press(press(letter), 0, inField);
    keymap.press(press('k', { ctrlKey: true }), 0, inField);
    expect(done).toEqual(['Ctrl K']);
  });

  test('goes by G and a letter, unless the letter comes too late', () => {
    keymap.push({ name: 'app', bindings: [key('G E'), key('E')] });
    keymap.press(press('g'), 0, anywhere);
    keymap.press(press('e'), 1_000, anywhere);
    keymap.press(press('g'), 10_000, anywhere);
    keymap.press(press('e'), 20_000, anywhere);
    expect(done).toEqual(['G E', 'E']);
  });

  test('takes a key that does not go on a sequence for what it means alone', () => {
    keymap.push({ name: 'app', bindings: [key('G E'), key('X')] });
    keymap.press(press('g'), 0, anywhere);
    keymap.press(press('x'), 10, anywhere);
    expect(done).toEqual(['X']);
  });

  test('leaves Enter and Space to the button that has the focus', () => {
    keymap.push({ name: 'grid', bindings: [key('Enter'), key('Space'), key('X')] });
    expect(keymap.press(press('Enter'), 0, onButton)).toBe(false);
    expect(keymap.press(press(' '), 0, onButton)).toBe(false);
    expect(keymap.press(press('x'), 0, onButton)).toBe(true);
  });

  test('keeps a key that cannot be used now, and does nothing', () => {
    keymap.push({ name: 'card', bindings: [key('Y', { unavailable: 'Needs an approver' })] });
    expect(keymap.press(press('y'), 0, anywhere)).toBe(true);
    expect(done).toEqual([]);
    expect(keymap.valid()[0]?.unavailable).toBe('Needs an approver');
  });

  test('can be told to leave single letters alone; arrows and Enter still work', () => {
    keymap.push({ name: 'grid', bindings: [key('J'), key('↓'), key('Enter')] });
    keymap.setSingleKeys(false);
    expect(keymap.press(press('j'), 0, anywhere)).toBe(false);
    keymap.press(press('ArrowDown'), 0, anywhere);
    keymap.press(press('Enter'), 0, anywhere);
    expect(done).toEqual(['↓', 'Enter']);
  });
});

/**
 * Keys as they are written on buttons: `J`, `Enter`, `Shift Y`, `Ctrl K`, `Ctrl Enter`, `Alt ←`, `?`, and two in a
 * row, `G E`. Ctrl stands for the Command key on a Mac as well.
 */
export type KeyName = string;

const NAMES: Record<string, string> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
};

const MODIFIERS = new Set(['Ctrl', 'Alt', 'Shift']);

/** The part of a keyboard event that names a key; tests pass plain objects. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** How a press is written. Shift is named with letters and named keys; a sign like `?` already contains it. */
export function nameOfPress(press: KeyPress): KeyName {
  const isLetter = /^\p{L}$/u.test(press.key);
  const key = NAMES[press.key] ?? (isLetter ? press.key.toUpperCase() : press.key);
  const isSign = press.key.length === 1 && !isLetter && press.key !== ' ';
  return [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey && !isSign ? 'Shift' : '',
    key,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The presses that a name asks for in turn: `G E` is two, `Ctrl K` one. */
export function pressesOf(name: KeyName): KeyName[] {
  const presses: KeyName[] = [];
  let modifiers: string[] = [];
  for (const part of name.split(' ')) {
    modifiers.push(part);
    if (MODIFIERS.has(part)) continue;
    presses.push(modifiers.join(' '));
    modifiers = [];
  }
  return presses;
}

/** The caps to draw for a name, one a key: `Ctrl`, `K`. */
export function capsOf(name: KeyName): string[] {
  return name.split(' ');
}

/** Whether a press alone is one that typing in a field would produce. */
export function isSingleKey(name: KeyName): boolean {
  return pressesOf(name).every((press) => !press.startsWith('Ctrl') && !press.startsWith('Alt'));
}

import type { State } from '#shared/vocabulary';
import { STATES_BY_RANK } from '#shared/vocabulary';
import { fontFamily, motionMs, sizes, THEME_NAMES, tokens, type } from './tokens.ts';
import type { StateColours, ThemeTokens } from './tokens.ts';

/** `accentFill` is `--accent-fill`, `line2` is `--line-2`. */
export function cssName(token: string): string {
  return `--${kebab(token)}`;
}

/** The custom property of a state's colour: `--state-late`, `--state-late-ink`, `--state-no-data-wash`. */
export function stateCssName(state: State, part: keyof StateColours = 'fill'): string {
  return part === 'fill' ? `--state-${kebab(state)}` : `--state-${kebab(state)}-${part}`;
}

/**
 * The whole stylesheet of the tokens: colours under `:root[data-theme=…]`, lengths under `:root`, and for every
 * element with `data-state` the four properties of that state, so that a component says `var(--fill)` and never names
 * a state.
 */
export function tokenStylesheet(): string {
  const fixed = [
    ...Object.entries(sizes).map(([name, px]) => `${cssName(name)}: ${px}px;`),
    ...Object.entries(type).flatMap(([name, [size, line]]) => [
      `--size-${kebab(name)}: ${size}px;`,
      `--lead-${kebab(name)}: ${line}px;`,
    ]),
    `--font: ${fontFamily};`,
    `--motion: ${motionMs}ms;`,
  ];
  return [
    rule(':root', fixed),
    '@media (prefers-reduced-motion: reduce) { :root { --motion: 0ms; } }',
    ...THEME_NAMES.map((name) =>
      rule(`:root[data-theme='${name}'], [data-theme='${name}']`, themeProperties(tokens[name])),
    ),
    ...STATES_BY_RANK.map((state) => rule(`[data-state='${state}']`, stateProperties(state))),
  ].join('\n');
}

function themeProperties(theme: ThemeTokens): string[] {
  const { states, ...plain } = theme;
  return [
    ...Object.entries(plain).map(([name, colour]) => `${cssName(name)}: ${colour};`),
    ...STATES_BY_RANK.flatMap((state) => [
      `${stateCssName(state)}: ${states[state].fill};`,
      `${stateCssName(state, 'ink')}: ${states[state].ink};`,
      `${stateCssName(state, 'wash')}: ${states[state].wash ?? theme.overlay};`,
      `${stateCssName(state, 'outline')}: ${states[state].outline ?? 'transparent'};`,
    ]),
  ];
}

function stateProperties(state: State): string[] {
  return (['fill', 'ink', 'wash', 'outline'] as const).map(
    (part) => `--${part}: var(${stateCssName(state, part)});`,
  );
}

function rule(selector: string, declarations: readonly string[]): string {
  return `${selector} {\n  ${declarations.join('\n  ')}\n}`;
}

function kebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z0-9])/g, '$1-$2')
    .replace(/([0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

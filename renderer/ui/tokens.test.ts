import { describe, expect, test } from 'vitest';
import { STATES_BY_RANK } from '#shared/vocabulary';
import type { State } from '#shared/vocabulary';
import { ciede2000, contrast, difference, lightness } from './colour-difference.ts';
import type { Simulated, Vision } from './colour-difference.ts';
import { THEME_NAMES, tokens } from './tokens.ts';
import type { ThemeName } from './tokens.ts';

/** The colours that must never be taken for one another: six states, and what is pressable. */
function told(theme: ThemeName): Map<string, string> {
  const states = STATES_BY_RANK.map((s): [string, string] => [s, tokens[theme].states[s].fill]);
  return new Map([...states, ['accent', tokens[theme].accent]]);
}

function closest(theme: ThemeName, vision: Vision, simulated: Simulated = 'encoded'): number {
  const colours = [...told(theme).values()];
  return Math.min(
    ...colours.flatMap((a, i) =>
      colours.slice(i + 1).map((b) => difference(a, b, vision, simulated)),
    ),
  );
}

describe('CIEDE2000', () => {
  test('agrees with the pairs that Sharma, Wu and Dalal published', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 4);
    expect(ciede2000([50, -1, 2], [50, 0, 0])).toBeCloseTo(2.3669, 4);
    expect(ciede2000([50, 2.5, 0], [50, 0, -2.5])).toBeCloseTo(4.3065, 4);
    expect(ciede2000([2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514])).toBeCloseTo(0.9082, 4);
  });
});

describe.each(THEME_NAMES)('the states of the %s theme', (theme) => {
  test.each(['normal', 'deuteranopia', 'protanopia'] as const)(
    'are told apart from each other and from the accent with %s vision',
    (vision) => {
      expect(closest(theme, vision)).toBeGreaterThanOrEqual(14);
    },
  );

  test('are told apart with tritanopia, the rare form, by a little less', () => {
    expect(closest(theme, 'tritanopia')).toBeGreaterThanOrEqual(9);
  });

  test('stay apart when the loss is simulated in linear light, which is stricter', () => {
    for (const vision of ['deuteranopia', 'protanopia', 'tritanopia'] as const) {
      expect(closest(theme, vision, 'linear')).toBeGreaterThanOrEqual(11.9);
    }
  });

  test('keep watch, late and critical at least 16 apart in the two common forms, by lightness', () => {
    const ladder: State[] = ['watch', 'late', 'critical'];
    const fills = ladder.map((state) => tokens[theme].states[state].fill);
    for (const vision of ['deuteranopia', 'protanopia'] as const) {
      expect(difference(fills[0]!, fills[1]!, vision)).toBeGreaterThanOrEqual(16);
      expect(difference(fills[1]!, fills[2]!, vision)).toBeGreaterThanOrEqual(16);
      expect(difference(fills[0]!, fills[2]!, vision)).toBeGreaterThanOrEqual(16);
    }
    const steps = fills.map(lightness);
    expect(steps[0]! - steps[1]!).toBeGreaterThan(14);
    expect(steps[1]! - steps[2]!).toBeGreaterThan(14);
  });

  test('have words that can be read on their wash', () => {
    for (const state of STATES_BY_RANK) {
      const { ink, wash } = tokens[theme].states[state];
      expect(contrast(ink, wash ?? tokens[theme].surface)).toBeGreaterThanOrEqual(4);
      if (wash !== null) expect(contrast(ink, wash)).toBeGreaterThanOrEqual(6);
    }
  });

  test('warn with a shape or outline that stands 3:1 against the surface', () => {
    for (const state of ['critical', 'late', 'watch'] as const) {
      const { fill, outline } = tokens[theme].states[state];
      expect(contrast(outline ?? fill, tokens[theme].surface)).toBeGreaterThanOrEqual(3);
    }
  });

  test('show stale nearly as strongly, for its hatching and its word stand beside it', () => {
    expect(contrast(tokens[theme].states.stale.fill, tokens[theme].surface)).toBeGreaterThan(2.9);
  });
});

describe.each(THEME_NAMES)('text in the %s theme', (theme) => {
  const colours = tokens[theme];
  const grounds = [colours.surface, colours.panel, colours.hover, colours.selected];

  test('of the first and second rank reads on every ground at 4.5:1 and more', () => {
    for (const ground of [...grounds, colours.bg, colours.overlay]) {
      expect(contrast(colours.text, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(colours.text2, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('of the third rank reads on surface and panel', () => {
    expect(contrast(colours.text3, colours.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.text3, colours.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test('on the primary button and the badge reads at 4.5:1 and more', () => {
    expect(contrast(colours.onAccentFill, colours.accentFill)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.onBadge, colours.badge)).toBeGreaterThanOrEqual(4.5);
  });

  test('of a link reads on surface and panel', () => {
    expect(contrast(colours.accent, colours.surface)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.accent, colours.panel)).toBeGreaterThanOrEqual(4.5);
  });

  test("of a control's border stands 3:1 against the ground it is drawn on", () => {
    expect(contrast(colours.field, colours.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(colours.field, colours.panel)).toBeGreaterThanOrEqual(3);
  });
});

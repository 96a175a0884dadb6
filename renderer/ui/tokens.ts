import type { State } from '#shared/vocabulary';

/** Dark is the default: control rooms are dim. */
export type ThemeName = 'dark' | 'light';

export const THEME_NAMES: readonly ThemeName[] = ['dark', 'light'];

/**
 * How a state is coloured: `fill` paints the shape, `ink` the word, `wash` a pill or band. `wash` is null for the two
 * states that never need attention; `outline` is set where the fill alone would not reach 3:1 on its surface.
 */
export interface StateColours {
  fill: string;
  ink: string;
  wash: string | null;
  outline: string | null;
}

/** The colours of one theme, all as #RRGGBB. The names are those of SCREENS.md. */
export interface ThemeTokens {
  bg: string;
  surface: string;
  panel: string;
  overlay: string;
  hover: string;
  selected: string;
  line: string;
  line2: string;
  field: string;
  text: string;
  text2: string;
  text3: string;
  accent: string;
  accentFill: string;
  onAccentFill: string;
  /** A solid badge counts criticals; white figures on it. */
  badge: string;
  onBadge: string;
  /** What a bar or a spark is drawn with when nothing is wrong: normal is grey. */
  bar: string;
  barTrack: string;
  land: string;
  water: string;
  road: string;
  states: Record<State, StateColours>;
}

const dark: ThemeTokens = {
  bg: '#14171A',
  surface: '#1A1E22',
  panel: '#20252A',
  overlay: '#272D33',
  hover: '#242A30',
  selected: '#1E3248',
  line: '#2E353C',
  line2: '#4A545E',
  field: '#66717B',
  text: '#E4E8EB',
  text2: '#AAB4BD',
  text3: '#88939D',
  accent: '#4A96EA',
  accentFill: '#1D66B8',
  onAccentFill: '#FFFFFF',
  badge: '#D32F2F',
  onBadge: '#FFFFFF',
  bar: '#AAB4BD',
  barTrack: '#2E353C',
  land: '#22272C',
  water: '#15191C',
  road: '#343B42',
  states: {
    ok: { fill: '#98A4AF', ink: '#AAB4BD', wash: null, outline: null },
    watch: { fill: '#FBE68A', ink: '#F7E07A', wash: '#2F2C1E', outline: null },
    late: { fill: '#F39320', ink: '#F8AE4E', wash: '#35291C', outline: null },
    critical: { fill: '#F03E3E', ink: '#FF7B74', wash: '#302124', outline: null },
    stale: { fill: '#D3C6FB', ink: '#D3C6FB', wash: '#2C2A3A', outline: null },
    noData: { fill: '#66717B', ink: '#88939D', wash: null, outline: null },
  },
};

const light: ThemeTokens = {
  bg: '#DFE3E6',
  surface: '#F3F5F6',
  panel: '#FFFFFF',
  overlay: '#FFFFFF',
  hover: '#E9EDF0',
  selected: '#DCE9F7',
  line: '#CCD3D9',
  line2: '#8E99A3',
  field: '#75818C',
  text: '#14181C',
  text2: '#4A545E',
  text3: '#626D77',
  accent: '#0D55A6',
  accentFill: '#0D55A6',
  onAccentFill: '#FFFFFF',
  badge: '#BE1622',
  onBadge: '#FFFFFF',
  bar: '#6B7884',
  barTrack: '#CCD3D9',
  land: '#E9ECEE',
  water: '#D5DADE',
  road: '#CDD3D8',
  states: {
    ok: { fill: '#6B7884', ink: '#4A545E', wash: null, outline: null },
    watch: { fill: '#F7D543', ink: '#6E5600', wash: '#FDF5D3', outline: '#6E5600' },
    late: { fill: '#E07B00', ink: '#8A4300', wash: '#FCEBD6', outline: '#8A4300' },
    critical: { fill: '#BE1622', ink: '#A3111C', wash: '#FBE3E4', outline: null },
    stale: { fill: '#9A80E3', ink: '#5A3FB0', wash: '#EFEAFB', outline: null },
    noData: { fill: '#98A3AD', ink: '#626D77', wash: null, outline: null },
  },
};

/** Every colour of the console, once. CSS custom properties, grid theme and map paint are made from these. */
export const tokens: Record<ThemeName, ThemeTokens> = { dark, light };

/** Lengths in CSS pixels that the theme does not change. */
export const sizes = {
  rail: 48,
  topBar: 44,
  statusBar: 24,
  toolbar: 40,
  panelMin: 368,
  panelMax: 396,
  rowDense: 28,
  rowComfortable: 36,
  gridHeader: 28,
  button: 28,
  buttonSmall: 24,
  cellPadding: 7,
  radiusPill: 3,
  radiusControl: 4,
} as const;

/** Size and line height in px of each kind of text. */
export const type = {
  note: [11, 15],
  grid: [12, 18],
  body: [13, 18],
  title: [14, 20],
  panelHead: [16, 22],
  cardHead: [18, 26],
  decideBy: [24, 30],
} as const;

/** Inter's equal-width figures, else the system's font; the same list is used on the map. */
export const fontFamily = "'Inter Variable', system-ui, sans-serif";

/** 120 ms is felt as immediate and still shows from where a panel came; 0 with reduced motion. */
export const motionMs = 120;

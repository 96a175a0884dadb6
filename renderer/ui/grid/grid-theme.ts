import { themeQuartz } from 'ag-grid-community';
import { fontFamily, sizes, THEME_NAMES, tokens, type } from '../tokens.ts';
import type { ThemeTokens } from '../tokens.ts';

const shared = {
  fontFamily,
  fontSize: type.grid[0],
  headerFontSize: type.grid[0],
  headerFontWeight: 400,
  spacing: 4,
  rowHeight: sizes.rowDense,
  headerHeight: sizes.gridHeader,
  cellHorizontalPadding: sizes.cellPadding,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  columnBorder: false,
  headerColumnBorder: false,
  // The vertical line between headers would be the only one in the grid; the resize handle appears on hover.
  headerColumnResizeHandleColor: 'transparent',
} as const;

function colours(theme: ThemeTokens) {
  return {
    backgroundColor: theme.surface,
    foregroundColor: theme.text,
    accentColor: theme.accent,
    borderColor: theme.line,
    headerBackgroundColor: theme.panel,
    headerTextColor: theme.text2,
    rowHoverColor: theme.hover,
    selectedRowBackgroundColor: theme.selected,
    rowBorder: { color: theme.line },
    headerRowBorder: { color: theme.line2 },
    browserColorScheme: theme === tokens.dark ? 'dark' : 'light',
  } as const;
}

/** AG Grid's theme from our tokens; `data-ag-theme-mode` on the document switches dark and light. */
export const gridTheme = THEME_NAMES.reduce(
  (theme, name) => theme.withParams(colours(tokens[name]), name),
  themeQuartz.withParams(shared),
);

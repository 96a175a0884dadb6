import type { GalleryGroup } from '#ui';
import { NoRightRegion } from '#ui';
import { BOOKING, DETAIL, DOCUMENTS, PERIODS, SHORT, SITES } from './finance-fixture.ts';
import { DocumentBody } from './DocumentPanel.tsx';
import { cellKey, matrixOf } from './matrix.ts';
import { MatrixTable } from './MatrixTable.tsx';
import { PairCards } from './PairCards.tsx';
import { PeriodCards } from './PeriodCards.tsx';

const nothing = () => undefined;
const chosen = cellKey(SHORT.from ?? '', SHORT.to ?? '');

export const states: GalleryGroup = {
  title: 'Finance, intercompany',
  widthPx: 780,
  states: [
    {
      name: 'Pairs',
      node: <PairCards rows={DOCUMENTS} period="2026-P06" cell={null} onChoose={nothing} />,
    },
    {
      name: 'Periods, one with what crosses their end',
      node: <PeriodCards periods={PERIODS} rows={DOCUMENTS} />,
    },
    { name: 'Periods with nothing open', node: <PeriodCards periods={PERIODS} rows={[]} /> },
    {
      name: 'Matrix by site: short, stale, crossing, matched, none',
      node: (
        <MatrixTable
          matrix={matrixOf(DOCUMENTS, SITES, 'site')}
          chosen={chosen}
          onChoose={nothing}
        />
      ),
    },
    {
      name: 'Matrix by entity',
      node: (
        <MatrixTable
          matrix={matrixOf(DOCUMENTS, SITES, 'entity')}
          chosen={null}
          onChoose={nothing}
        />
      ),
    },
    {
      name: 'A difference and what would settle it',
      node: <DocumentBody row={SHORT} detail={DETAIL} />,
    },
    {
      name: 'An adjustment that a ledger refused',
      node: <DocumentBody row={SHORT} detail={BOOKING} />,
    },
    { name: 'No right', node: <NoRightRegion>Finance only, ask J. Lindqvist</NoRightRegion> },
  ],
};

import type { GalleryGroup } from '#ui';
import { BeforeSection } from './BeforeSection.tsx';
import { AlternativesFace } from './AlternativesFace.tsx';
import { InputsFace } from './InputsFace.tsx';
import { LanesFace } from './LanesFace.tsx';
import { ShortFace } from './ShortFace.tsx';
import { Computation, LinePanelView } from './LinePanel.tsx';
import { DETAIL, LINE_DETAIL, LINES, PLAN_ROW } from './plan-fixture.ts';
import { PlanListRow } from './PlanList.tsx';
import { PlanHead } from './PlanHead.tsx';
import { PlanBands } from './PlanView.tsx';

const nothing = () => {};
const asked = { ...PLAN_ROW, status: 'asked' as const, inputsAt: null, boundMinor: null };
const failed = {
  ...asked,
  status: 'failed' as const,
  state: 'late' as const,
  trouble: 'Signalbox failed on it; it is in its log.',
};
const edited = { ...PLAN_ROW, key: 'PLN-13', basedOn: 'PLN-12', costMinor: 71_000 };

/** A plan in its parts, and each thing that goes otherwise. */
export const states: GalleryGroup = {
  title: 'Plan',
  widthPx: 1_020,
  states: [
    {
      name: 'head: ready, being solved',
      node: (
        <>
          <PlanHead row={PLAN_ROW} />
          <PlanHead row={asked} />
        </>
      ),
    },
    {
      name: 'bands: changed since, being solved, failed, abandoned',
      node: (
        <>
          <PlanBands detail={DETAIL} />
          <PlanBands detail={{ ...DETAIL, row: asked, lines: [] }} />
          <PlanBands detail={{ ...DETAIL, row: failed, lines: [] }} />
          <PlanBands detail={{ ...DETAIL, row: { ...PLAN_ROW, status: 'abandoned' } }} />
        </>
      ),
    },
    {
      name: 'old beside new',
      node: (
        <BeforeSection
          before={PLAN_ROW}
          after={edited}
          words={['Columbus protects 400 ea of BRK-2P60B']}
        />
      ),
    },
    { name: 'options in money', node: <AlternativesFace detail={DETAIL} /> },
    {
      name: 'options: not worked out yet',
      node: <AlternativesFace detail={{ ...DETAIL, alternatives: [] }} />,
    },
    { name: 'lanes', node: <LanesFace detail={DETAIL} /> },
    { name: 'stays short', node: <ShortFace detail={DETAIL} /> },
    { name: 'stays short: nothing', node: <ShortFace detail={{ ...DETAIL, short: [] }} /> },
    { name: 'inputs and history', node: <InputsFace detail={DETAIL} /> },
    {
      name: 'line, with what has changed',
      node: (
        <div style={{ width: 368 }}>
          <LinePanelView
            detail={DETAIL}
            line={LINES[1]!}
            computation={<Computation told={LINE_DETAIL} currency="USD" />}
          />
        </div>
      ),
    },
    {
      name: 'list',
      node: (
        <div style={{ width: 284 }}>
          <PlanListRow row={edited} isCurrent onChoose={nothing} />
          <PlanListRow row={PLAN_ROW} isCurrent={false} onChoose={nothing} />
          <PlanListRow row={failed} isCurrent={false} onChoose={nothing} />
        </div>
      ),
    },
  ],
};

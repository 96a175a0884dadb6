import { STATES_BY_RANK } from '#shared/vocabulary';
import { Badge, Pill } from './controls/Pill.tsx';
import type { GalleryGroup } from './gallery-group.ts';
import { StateMark } from './StateMark.tsx';

export const states: GalleryGroup = {
  title: 'States',
  states: [
    ...STATES_BY_RANK.map((state) => ({ name: state, node: <StateMark state={state} /> })),
    ...STATES_BY_RANK.map((state) => ({
      name: `${state}, large, alone`,
      node: <StateMark state={state} sizePx={32} shapeOnly />,
    })),
    { name: 'a better word, inked', node: <StateMark state="stale" word="Silent" inked /> },
    ...STATES_BY_RANK.map((state) => ({
      name: `pill, ${state}`,
      node: <Pill state={state}>{state === 'late' ? 'Late 6 h 25 min' : state}</Pill>,
    })),
    { name: 'pill, plain', node: <Pill>In motion</Pill> },
    {
      name: 'badge, critical',
      node: <Badge count={2} isCritical label="critical exceptions" />,
    },
    { name: 'badge, waiting', node: <Badge count={4} isCritical={false} label="transfers wait" /> },
  ],
};

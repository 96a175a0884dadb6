import type { GalleryGroup } from '#ui';
import { HubHistory } from '../HubHistory.tsx';
import { RunFaceView } from './RunFace.tsx';
import { PAUSED_RUN, RUN, STANDING_RUN } from './run-fixture.ts';

const anyone = () => undefined;
const nothing = () => {};

/** A run on its diagram: on its way, and where it stands. */
export const states: GalleryGroup = {
  title: 'Run',
  widthPx: 1_316,
  states: [
    { name: 'on its way', run: RUN },
    { name: 'stands as an incident', run: STANDING_RUN },
    { name: 'paused', run: PAUSED_RUN },
  ].map(({ name, run }) => ({
    name,
    node: (
      <div style={{ display: 'flex', height: 720 }}>
        <RunFaceView
          run={run}
          rightOf={anyone}
          onAct={nothing}
          onAssign={nothing}
          timeline={<HubHistory entries={run.timeline} />}
        />
      </div>
    ),
  })),
};

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ActName, RunIncident, RunView } from '#shared/protocol';
import { useAnswer, useSession } from '#live';
import { dayTime, decidingTime, Note, Section, StateShapeSvg, useViewpoint } from '#ui';
import { HubRegion } from '../HubRegion.tsx';
import { missingRight } from '../rights.ts';
import { RunActs, RunDialog } from './RunActs.tsx';
import type { RunActId } from './RunActs.tsx';
import { RunDiagram } from './RunDiagram.tsx';
import { AssignIncident, RunIncidents } from './RunIncidents.tsx';
import { RunSteps } from './RunSteps.tsx';
import { RunTimeline } from './RunTimeline.tsx';
import styles from './run.module.css';

interface RunFaceProps {
  /** The number of the run, which is the case of its events. */
  run: string;
  /** Changes whenever the run may have moved, from its live row. */
  freshness: string;
  /** Asks again at this pace, for what moves without the row; null once it has ended. */
  everyMs: number | null;
}

/** A run of any workflow on its diagram, live. */
export function RunFace({ run, freshness, everyMs }: RunFaceProps) {
  const answer = useAnswer('run.view', { key: run }, freshness, everyMs);
  const session = useSession();
  const [pending, setPending] = useState<RunActId | null>(null);
  const [assigning, setAssigning] = useState<RunIncident | null>(null);
  const rightOf = (act: ActName) =>
    session === null ? 'Not signed in' : missingRight(session, act);
  return (
    <HubRegion answer={answer}>
      {(view) => (
        <>
          <RunFaceView
            run={view}
            rightOf={rightOf}
            onAct={setPending}
            onAssign={setAssigning}
            timeline={<RunTimeline run={view} />}
          />
          {pending === null ? null : (
            <RunDialog run={view} pending={pending} onClose={() => setPending(null)} />
          )}
          {assigning === null ? null : (
            <AssignIncident incident={assigning} onClose={() => setAssigning(null)} />
          )}
        </>
      )}
    </HubRegion>
  );
}

interface RunFaceViewProps {
  run: RunView;
  /** Why this person may not do an act. */
  rightOf: (act: ActName) => string | undefined;
  onAct: (id: RunActId) => void;
  onAssign: (incident: RunIncident) => void;
  timeline: ReactNode;
}

/** The diagram, its steps as a list, what somebody must look at, and what happened. */
export function RunFaceView({ run, rightOf, onAct, onAssign, timeline }: RunFaceViewProps) {
  const view = useViewpoint();
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? run.at;
  return (
    <div className={styles['face']}>
      <div className={styles['canvas']} role="group" aria-label="Diagram" tabIndex={0}>
        <RunDiagram run={run} chosen={chosen} onChoose={setPicked} />
      </div>
      <div className={styles['column']} role="group" aria-label="Where it stands" tabIndex={0}>
        <Section title={run.endedAt === null ? 'Waits for' : 'Ended'} aside={run.title}>
          {run.paused === null ? null : (
            <p className={styles['trouble']} data-state="watch">
              <StateShapeSvg state="watch" sizePx={12} />
              {`Paused by ${run.paused.by} since ${dayTime(run.paused.since, view)}: “${run.paused.reason}”`}
            </p>
          )}
          {run.trouble === null ? (
            <Note>{run.waitsFor === '' ? 'Nothing: it has ended.' : run.waitsFor}</Note>
          ) : (
            <p className={styles['trouble']} data-state="critical">
              <StateShapeSvg state="critical" sizePx={12} label="Stands" />
              {run.trouble}
            </p>
          )}
          {run.nextAt === null ? null : (
            <Note>{`Next by itself: ${decidingTime(run.nextAt, view)}`}</Note>
          )}
          <RunActs run={run} rightOf={rightOf} onAct={onAct} />
        </Section>
        <RunIncidents run={run} onAssign={onAssign} unavailable={rightOf('incident.assign')} />
        <RunSteps run={run} chosen={chosen} onChoose={setPicked} />
      </div>
      <div className={styles['column']} role="group" aria-label="History" tabIndex={0}>
        {timeline}
      </div>
    </div>
  );
}

import { useEffect } from 'react';
import { useCollection, useLoadState } from '#live';
import { EmptyRegion, LoadingRegion, usePlaceKey, WorkspaceLayout } from '#ui';
import { OpenPlan } from './OpenPlan.tsx';
import { LIST_WIDTH_PX, PlanList, useLatestPlans } from './PlanList.tsx';

/** The plans that were asked for, and the one that is looked at. */
export default function PlansWorkspace() {
  const { key, select } = usePlaceKey('/plans');
  const load = useLoadState('plans');
  const source = useCollection('plans');
  const latest = useLatestPlans(source);
  useEffect(() => {
    if (key === null && latest[0] !== undefined) select(latest[0].key);
  }, [key, latest, select]);
  const side = <PlanList rows={latest} currentId={key} onChoose={select} />;
  if (key !== null) return <OpenPlan key={key} plan={key} side={side} />;
  return (
    <WorkspaceLayout label="Plans" sideWidthPx={LIST_WIDTH_PX} side={side}>
      {load.phase === 'live' ? (
        <EmptyRegion>
          No plans yet. Select exceptions and press B there, or plan the whole network.
        </EmptyRegion>
      ) : (
        <LoadingRegion done={load.received} total={load.total} />
      )}
    </WorkspaceLayout>
  );
}

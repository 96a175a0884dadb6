import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useCollection, useSession, useTally } from '#live';
import { PLACE_KINDS, type RollUpRow } from '#shared/protocol';
import { count, SideList } from '#ui';
import { AlarmRate } from './AlarmRate.tsx';
import { HEALTH_VIEW, HELD_VIEW, QUEUE_VIEWS } from './queue-views.ts';
import type { Looker } from './queue-views.ts';
import { PLACE_WORDS } from './RollUps.tsx';
import { WindowList } from './WindowList.tsx';
import { FLOOD_PER_TEN_MINUTES, useAlarmHealth } from './use-alarm-health.ts';

interface QueueSideProps {
  activeId: string;
  onChoose: (viewId: string) => void;
  /** When the views were last asked what they hold. */
  lookMs: number;
}

/** Views of the queue with how much each holds, and how well the alarms themselves behave. */
export function QueueSide({ activeId, onChoose, lookMs }: QueueSideProps) {
  const person = useSession()?.person;
  const counts = useViewCounts({
    personId: person?.id ?? null,
    role: person?.role ?? null,
    nowMs: lookMs,
  });
  const beneath = useTally('rollUps', kindOf);
  const health = useAlarmHealth();
  return (
    <>
      <SideList
        title="Views"
        activeId={activeId}
        onChoose={onChoose}
        items={QUEUE_VIEWS.map(({ id, label, state }, i) => ({
          id,
          label,
          count: counts[i] ?? 0,
          state: (counts[i] ?? 0) > 0 ? state : undefined,
        }))}
      />
      <SideList
        title="Beneath"
        activeId={activeId}
        onChoose={onChoose}
        items={PLACE_KINDS.map((kind) => ({
          id: `by:${kind}`,
          label: PLACE_WORDS[kind],
          count: beneath.get(kind) ?? 0,
        }))}
      />
      <WindowList />
      {health === undefined ? null : (
        <>
          <SideList
            title={`Alarm health, ${Math.round(health.perTenMinutes.length / 6)} h`}
            activeId={activeId}
            onChoose={() => onChoose(HEALTH_VIEW)}
            items={[
              { id: HEALTH_VIEW, label: 'Now, per 10 min', ...rate(health.now) },
              { id: 'average', label: 'Average', count: (health.averageTenths / 10).toFixed(1) },
              { id: 'peak', label: 'Peak', ...rate(health.peak) },
              { id: 'floods', label: 'Floods, 24 h', count: health.floods.length },
              { id: 'chattering', label: 'Chattering', count: health.chattering.length },
              { id: 'standing', label: 'Standing > 24 h', count: health.standing.length },
            ]}
          />
          <AlarmRate perTenMinutes={health.perTenMinutes} floodAt={FLOOD_PER_TEN_MINUTES} />
        </>
      )}
    </>
  );
}

const kindOf = ({ kind }: RollUpRow) => kind;

function rate(perTenMinutes: number) {
  const isFlood = perTenMinutes > FLOOD_PER_TEN_MINUTES;
  return { count: count(perTenMinutes), state: isFlood ? ('watch' as const) : undefined };
}

/** How many causes each view holds; what is folded under one is not counted again. */
function useViewCounts({ personId, role, nowMs }: Looker): readonly number[] {
  const store = useCollection('exceptions');
  const kept = useRef<{ key: string; counts: readonly number[] }>({ key: '', counts: [] });
  const isOld = useRef(true);
  const subscribe = useCallback(
    (listener: () => void) =>
      store.subscribe(() => {
        isOld.current = true;
        listener();
      }),
    [store],
  );
  return useSyncExternalStore(subscribe, () => {
    const key = `${personId}|${nowMs}`;
    if (!isOld.current && kept.current.key === key) return kept.current.counts;
    isOld.current = false;
    const next = QUEUE_VIEWS.map(() => 0);
    for (const row of store.rows()) {
      QUEUE_VIEWS.forEach((view, i) => {
        // What is folded counts with its cause; what is held back is counted as such.
        if (row.parent !== null && view.id !== HELD_VIEW) return;
        if (view.holds(row, { personId, role, nowMs })) next[i] = (next[i] ?? 0) + 1;
      });
    }
    const isSame =
      next.length === kept.current.counts.length &&
      next.every((value, i) => value === kept.current.counts[i]);
    kept.current = { key, counts: isSame ? kept.current.counts : next };
    return kept.current.counts;
  });
}

import { useCallback, useRef, useSyncExternalStore } from 'react';
import { useCollection, useSession } from '#live';
import { count, SideFigures, SideList } from '#ui';
import { AlarmRate } from './AlarmRate.tsx';
import { QUEUE_VIEWS } from './queue-views.ts';
import type { Looker } from './queue-views.ts';
import { FLOOD_PER_TEN_MINUTES, useAlarmHealth } from './use-alarm-health.ts';

interface QueueSideProps {
  activeId: string;
  onChoose: (viewId: string) => void;
  /** When the views were last asked what they hold. */
  lookMs: number;
}

/** Views of the queue with how much each holds, and how well the alarms themselves behave. */
export function QueueSide({ activeId, onChoose, lookMs }: QueueSideProps) {
  const personId = useSession()?.person.id ?? null;
  const counts = useViewCounts({ personId, nowMs: lookMs });
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
      {health === undefined ? null : (
        <SideFigures
          title={`Alarm health, ${Math.round(health.perTenMinutes.length / 6)} h`}
          figures={[
            { id: 'now', label: 'Now, per 10 min', ...rate(health.now) },
            { id: 'peak', label: 'Peak', ...rate(health.peak) },
            { id: 'chattering', label: 'Chattering', count: count(health.chattering) },
            { id: 'standing', label: 'Standing > 24 h', count: count(health.standingOverDay) },
            { id: 'shelved', label: 'Snoozed', count: count(health.shelved) },
          ]}
        >
          <AlarmRate perTenMinutes={health.perTenMinutes} floodAt={FLOOD_PER_TEN_MINUTES} />
        </SideFigures>
      )}
    </>
  );
}

function rate(perTenMinutes: number) {
  const isFlood = perTenMinutes > FLOOD_PER_TEN_MINUTES;
  return { count: count(perTenMinutes), state: isFlood ? ('watch' as const) : undefined };
}

/** How many causes each view holds; what is folded under one is not counted again. */
function useViewCounts({ personId, nowMs }: Looker): readonly number[] {
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
      if (row.parent !== null) continue;
      QUEUE_VIEWS.forEach((view, i) => {
        if (view.holds(row, { personId, nowMs })) next[i] = (next[i] ?? 0) + 1;
      });
    }
    const isSame =
      next.length === kept.current.counts.length &&
      next.every((value, i) => value === kept.current.counts[i]);
    kept.current = { key, counts: isSame ? kept.current.counts : next };
    return kept.current.counts;
  });
}

import type { DataOf, workloadReported } from '#shared/contracts';
import type { LogEvent, WorldDraft } from '#engine/kernel';
import { workloads } from './workload.collection.ts';

/** The latest report counts, in whichever order they come; one that says the same is no news. */
export function foldWorkload(
  draft: WorldDraft,
  event: LogEvent<DataOf<typeof workloadReported>>,
): void {
  const { site, openTasks, staffedHoursTenths, tasksPerHour, trucksWaiting } = event.data;
  const known = draft.get(workloads, site);
  if (known && known.occurredAt > event.occurredAt) return;
  const said = { openTasks, staffedHoursTenths, tasksPerHour, trucksWaiting };
  const isSame =
    known !== undefined &&
    Object.entries(said).every(([name, value]) => known[name as keyof typeof said] === value);
  if (isSame) return;
  const { source, occurredAt, receivedAt } = event;
  draft.put(workloads, { site, ...said, source, occurredAt, receivedAt });
}

import { defineCollection } from '#engine/kernel';
import type { Gln, Instant } from '#shared/vocabulary';

/** What waits at a site and who is there to do it, as its warehouse reported last. */
export interface Workload {
  site: Gln;
  openTasks: number;
  /** Of the shift, all people together. */
  staffedHoursTenths: number;
  tasksPerHour: number;
  trucksWaiting: number;
  source: string;
  occurredAt: Instant;
  receivedAt: Instant;
}

/** The last report of each site. */
export const workloads = defineCollection<Workload>({
  name: 'network.workload',
  key: (workload) => workload.site,
  columns: {
    site: { type: 'text' },
    openTasks: { type: 'int4' },
    staffedHoursTenths: { type: 'int4' },
    tasksPerHour: { type: 'int4' },
    trucksWaiting: { type: 'int4' },
    source: { type: 'text' },
    occurredAt: { type: 'instant' },
    receivedAt: { type: 'instant' },
  },
});

import { defineCollection } from '#engine/kernel';
import type { Instant } from '#shared/vocabulary';
import type { IncidentOpened } from './own-events.ts';

/** What somebody must look at before a run is as it should be, until an event proves that it is over. */
export interface Incident extends IncidentOpened {
  openedAt: Instant;
  /** A person moved the run on without proof: it stays open, and says who answers for it. */
  movedOnAt: Instant | null;
  movedOnBy: string | null;
  clearedAt: Instant | null;
  proof: string | null;
}

/** All incidents of all runs. */
export const incidents = defineCollection<Incident>({
  name: 'interventions.incident',
  key: ({ incident }) => incident,
  columns: {
    incident: { type: 'text' },
    run: { type: 'text' },
    workflow: { type: 'text' },
    step: { type: 'text' },
    kind: { type: 'text' },
    words: { type: 'text' },
    part: { type: 'text', nullable: true },
    command: { type: 'text', nullable: true },
    owner: { type: 'text' },
    openedAt: { type: 'instant' },
    movedOnAt: { type: 'instant', nullable: true },
    movedOnBy: { type: 'text', nullable: true },
    clearedAt: { type: 'instant', nullable: true },
    proof: { type: 'text', nullable: true },
  },
  history: true,
  indexes: {
    byRun: ({ run }) => run,
    openOfRun: ({ run, clearedAt }) => (clearedAt === null ? run : null),
  },
});

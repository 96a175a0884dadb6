import {
  defineCollection,
  defineRoom,
  type DecisionContext,
  type LogEvent,
  type WorldDraft,
  type WorldView,
} from '#engine/kernel';
import { queueCommand } from '#engine/outbox';
import { expediteShipment } from '#shared/contracts';
import { accept, fromMs, HOUR_MS, toMs, type Instant } from '#shared/vocabulary';

/** A run of a workflow that only a bench has. */
export interface BenchRun {
  id: string;
  step: number;
  movedAt: Instant;
}

export const benchRuns = defineCollection<BenchRun>({
  name: 'bench.run',
  key: (run) => run.id,
  columns: { id: { type: 'text' }, step: { type: 'int4' }, movedAt: { type: 'instant' } },
  history: true,
});

const MOVED = 'signalbox.hub.benchRun.moved.v1';
const RANG = 'signalbox.hub.benchRun.rang.v1';
const NOBODY = 'tms';

/** How late each timer went off, ms; negative would be early. */
export const latenessMs: number[] = [];

/** Each move is a row of the log, a new row of state, a timer and a command: what a transition of a transfer is. */
export const workflowRoom = defineRoom({
  name: 'bench',
  collections: [benchRuns],
  evolve: {
    [MOVED](draft: WorldDraft, event: LogEvent<{ id: string }>) {
      const known = draft.get(benchRuns, event.data.id);
      draft.put(benchRuns, {
        id: event.data.id,
        step: (known?.step ?? 0) + 1,
        movedAt: event.receivedAt,
      });
    },
  },
  decide: {
    'bench.move'(_world: WorldView, act: { id: string }, context: DecisionContext) {
      const { id } = act;
      const command = queueCommand(context, {
        definition: expediteShipment,
        target: NOBODY,
        data: { shipmentId: id, reason: 'measured' },
        correlationId: id,
        label: `Expedite ${id}`,
        expiresAt: fromMs(context.nowMs + HOUR_MS),
      });
      const dueAt = fromMs(context.nowMs + HOUR_MS);
      return accept({
        events: [{ type: MOVED, subject: id, correlationId: id, data: { id } }, command],
        timers: [{ key: `bench:${id}`, kind: 'bench.ring', subject: id, dueAt }],
      });
    },
    'bench.setTimers'(
      _world: WorldView,
      act: { count: number; overMs: number },
      { nowMs }: DecisionContext,
    ) {
      const timers = Array.from({ length: act.count }, (_, i) => ({
        key: `ring:${i}`,
        kind: 'bench.ring',
        subject: String(i),
        dueAt: fromMs(nowMs + 200 + Math.round((act.overMs * i) / act.count)),
      }));
      return accept({ events: [], timers });
    },
  },
  timers: {
    'bench.ring'(_world, timer, context) {
      latenessMs.push(context.nowMs - toMs(timer.dueAt));
      return { events: [{ type: RANG, subject: timer.subject, data: {} }] };
    },
  },
});

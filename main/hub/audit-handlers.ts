import type { OwnHandlers } from '#edge/gateway';
import { readOutside, verifyChain } from '#engine/audit';
import type { Clock } from '#engine/clock';
import { readTrail } from '#engine/log';
import type { Store } from '#engine/store';
import type { RequestAnswer, RequestInput } from '#shared/protocol';
import { accept, fromMs, type Result } from '#shared/vocabulary';
import { auditRow } from './audit-words.ts';

/** A page of the trail: some screens, and few enough to come at once. */
const PAGE = 200;

export interface AuditHandlerOptions {
  store: Store;
  clock: Clock;
  /** The second folder; null where none is kept. */
  heads: string | null;
}

/** The audit trail for consoles: searched in the log itself, and its chain followed while the hub goes on. */
export function auditHandlers({
  store,
  clock,
  heads,
}: AuditHandlerOptions): OwnHandlers['requests'] {
  let running: Promise<Result<RequestAnswer<'audit.verify'>>> | null = null;

  async function verify(): Promise<Result<RequestAnswer<'audit.verify'>>> {
    const outside = heads === null ? null : readOutside(heads);
    const report = await store.transaction((session) => verifyChain(session, outside), {
      reading: 'snapshot',
    });
    return accept({ ...report, at: fromMs(clock.worldNow()) });
  }

  return {
    'audit.search': async (
      input: RequestInput<'audit.search'>,
    ): Promise<Result<RequestAnswer<'audit.search'>>> => {
      const limit = input.limit ?? PAGE;
      const rows = await store.transaction((session) =>
        readTrail(session, {
          actor: input.person ?? null,
          peopleOnly: input.peopleOnly ?? false,
          object: input.object ?? null,
          policy: input.policy ?? null,
          from: input.from ?? null,
          until: input.until ?? null,
          beforeSeq: input.beforeSeq ?? null,
          limit: limit + 1,
        }),
      );
      return accept({ rows: rows.slice(0, limit).map(auditRow), hasMore: rows.length > limit });
    },

    // One at a time, however many ask: it reads the whole log.
    'audit.verify': () => (running ??= verify().finally(() => (running = null))),
  };
}

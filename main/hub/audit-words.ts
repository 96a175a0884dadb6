import type { TrailRow } from '#engine/log';
import { ACT_REFUSED, type ActRefused } from '#engine/writer';
import { personName } from '#operations/exceptions';
import type { AuditRow } from '#shared/protocol';

/** Facts that say what an event of ours decided, in the order in which they are read. */
const TOLD = [
  'decision',
  'role',
  'onBehalfOf',
  'from',
  'to',
  'on',
  'outcome',
  'label',
  'person',
  'owner',
  'until',
  'untilAt',
  'laneId',
  'quantity',
  'version',
  'trouble',
] as const;

/** A row of the log as the audit trail shows it. */
export function auditRow(row: TrailRow): AuditRow {
  const data = row.data as Record<string, unknown> | null;
  const actor = row.actor ?? 'hub';
  return {
    seq: row.seq,
    at: row.receivedAt,
    actor,
    actorName: personName(actor),
    what: auditWords(row.type, data ?? {}),
    type: row.type,
    object: row.subject ?? row.correlationId ?? '',
    why: row.reason ?? refusedBy(row.type, data),
    policy: policyOf(data),
    dataAsOf: row.dataAsOf,
    hash: Buffer.from(row.hash).toString('hex'),
    data,
  };
}

/** "Approval given: approved, finance" of `signalbox.hub.approval.given.v1`. */
export function auditWords(type: string, data: Record<string, unknown>): string {
  if (type === ACT_REFUSED) return `Refused: ${spaced(String(data['act']))}`;
  const [, , subject = '', verb = ''] = type.split('.');
  const words = spaced(`${subject} ${verb}`);
  const title = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const facts = TOLD.flatMap((name) => factOf(name, data[name]));
  return facts.length === 0 ? title : `${title}: ${facts.join(', ')}`;
}

function factOf(name: (typeof TOLD)[number], value: unknown): string[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const text = name === 'onBehalfOf' || name === 'person' ? personName(String(value)) : value;
  return [name === 'onBehalfOf' ? `on behalf of ${text}` : String(text)];
}

function refusedBy(type: string, data: unknown): string | null {
  return type === ACT_REFUSED ? (data as ActRefused).code : null;
}

function policyOf(data: Record<string, unknown> | null): string | null {
  const trace = data?.['trace'] as { policy?: unknown } | undefined;
  const evidence = data?.['evidence'] as { decidedBy?: { policy?: unknown } } | undefined;
  const content = data?.['content'] as { id?: unknown } | undefined;
  const [id, version] = [content?.id, data?.['version']];
  const published =
    typeof id === 'string' && typeof version === 'number' ? `${id} v${version}` : null;
  const named = [data?.['policy'], trace?.policy, evidence?.decidedBy?.policy, published];
  return named.find((one): one is string => typeof one === 'string') ?? null;
}

/** `approval.endDelegation` as `approval end delegation`. */
function spaced(text: string): string {
  return text
    .replaceAll('.', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

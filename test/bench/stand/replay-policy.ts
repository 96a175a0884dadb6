import { withSetting, type PolicyDetail } from '#shared/protocol';
import type { ConsoleClient } from '../../wire/index.ts';

const POLICY = 'exceptions';

/**
 * A draft that raises a threshold is held against the past days, as a person does it: from the act at the console until
 * the result stands beside the draft, seconds, with how many events rules looked at and how many cases flip.
 */
export async function replayPolicy(
  client: ConsoleClient,
  days: number,
): Promise<{ seconds: number; events: number; flips: number }> {
  await client.socket.emitWithAck('choose', { person: 'm.okafor' });
  await client.watch('policies');
  await client.until(() => client.row('policies', POLICY));
  await client.act('policy.draft', { policy: POLICY, restores: null });
  const asked = await client.request('policy.detail', { policy: POLICY });
  const { draft } = (asked as { value: PolicyDetail }).value;
  const raised = withSetting(draft!.content, 'stockoutRisk.openAtRiskMinor', 200_000);
  const content = withSetting(raised, 'stockoutRisk.keepAtRiskMinor', 100_000);
  await client.act('policy.edit', { policy: POLICY, seen: 1, content });
  await client.until(() => client.row('policies', POLICY)?.draft?.revision === 2);
  const { revision } = client.row('policies', POLICY)!;
  const beganMs = performance.now();
  await client.act('policy.backtest', { policy: POLICY, seen: 2, days });
  await client.until(() => client.row('policies', POLICY)!.revision !== revision);
  const seconds = (performance.now() - beganMs) / 1_000;
  const after = await client.request('policy.detail', { policy: POLICY });
  const { result } = (after as { value: PolicyDetail }).value.draft!.backtest!;
  return { seconds, events: result.events, flips: result.flipCounts.exception };
}

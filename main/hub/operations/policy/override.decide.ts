import type { Decision, DecisionContext, TimerRequest, WorldView } from '#engine/kernel';
import { sites } from '#operations/network';
import {
  EMBEDDED_PEOPLE,
  settingAt,
  settingsOf,
  withSetting,
  type Act,
  type PolicyContent,
  type PolicyName,
} from '#shared/protocol';
import { accept, DAY_MS, fromMs, refuse, toMs, type Result } from '#shared/vocabulary';
import { contentProblems } from './content-problems.ts';
import { overrides, type Override } from './override.collection.ts';
import {
  OVERRIDE_CONFIRMED,
  OVERRIDE_ENDED,
  OVERRIDE_PROPOSED,
  type OverrideEnded,
  type OverrideProposed,
} from './own-events.ts';
import { POLICY_KINDS, wholeInForce } from './shipped.ts';

/** The kind of the timer that ends an override whose time has come. */
export const OVERRIDE_EXPIRES = 'policy.overrideExpires';

/** An override that is longer needed than a quarter is the policy of that site: a row of the table says so. */
const LONGEST_DAYS = 92;

/** One setting shall be another at one site, for a reason and a time; it holds once a second person has confirmed it. */
export function decideOverride(
  world: WorldView,
  act: Act<'policy.override'>,
  context: DecisionContext,
): Decision {
  const { policy, path, site, value, owner } = act;
  const known = [...world.all(sites)].some(({ code }) => code === site);
  if (!known) return refuse('site.unknown', { site }, 'site');
  if (!EMBEDDED_PEOPLE.some(({ id }) => id === owner))
    return refuse('exception.personUnknown', { person: owner }, 'owner');
  const lasts = lastsFor(act.expiresAt, context.nowMs);
  if (!lasts.ok) return lasts;
  const { content } = wholeInForce(world, policy);
  const wrong = problemWith(policy, content, path, value);
  if (wrong !== null) return refuse('policy.settingInvalid', { path, problem: wrong }, 'value');
  const same = world
    .by(overrides, 'byPolicy', policy)
    .find((one) => one.path === path && one.site === site && isAlive(one));
  if (same) return refuse('policy.overrideThere', { override: same.key, site }, 'path');
  const data: OverrideProposed = {
    override: `OVR-${world.size(overrides) + 1}`,
    policy,
    path,
    site,
    value,
    owner,
    expiresAt: lasts.value,
  };
  return accept({
    events: [{ type: OVERRIDE_PROPOSED, subject: data.override, data }],
    timers: [expiryTimer(data.override, data.expiresAt)],
  });
}

/** The second person: whoever proposed it does not confirm it. */
export function decideConfirmOverride(
  world: WorldView,
  act: Act<'policy.confirmOverride'>,
  { actor }: DecisionContext,
): Decision {
  const known = world.get(overrides, act.override);
  if (!known) return refuse('policy.overrideUnknown', { override: act.override }, 'override');
  if (known.proposedBy === actor.id) return refuse('policy.ownOverride', { override: known.key });
  if (known.status !== 'proposed')
    return refuse('policy.overrideStatus', { override: known.key, status: known.status });
  const data = { override: known.key };
  return accept({ events: [{ type: OVERRIDE_CONFIRMED, subject: known.key, data }] });
}

/** Back to what holds everywhere: that needs one person alone. */
export function decideEndOverride(world: WorldView, act: Act<'policy.endOverride'>): Decision {
  const known = world.get(overrides, act.override);
  if (!known) return refuse('policy.overrideUnknown', { override: act.override }, 'override');
  if (!isAlive(known))
    return refuse('policy.overrideStatus', { override: known.key, status: known.status });
  const data: OverrideEnded = { override: known.key, as: 'ended' };
  return accept({
    events: [{ type: OVERRIDE_ENDED, subject: known.key, data }],
    cancelTimers: [expiryTimer(known.key, known.expiresAt).key],
  });
}

/** Its time has come: it ends by itself, and the log says so. */
export function overrideExpired(world: WorldView, timer: TimerRequest) {
  const known = world.get(overrides, timer.subject);
  if (!known || !isAlive(known)) return null;
  const data: OverrideEnded = { override: known.key, as: 'expired' };
  return { events: [{ type: OVERRIDE_ENDED, subject: known.key, data }] };
}

function isAlive({ status }: Override): boolean {
  return status === 'proposed' || status === 'inForce';
}

function lastsFor(expiresAt: string, nowMs: number): Result<string> {
  const expiresMs = toMs(expiresAt);
  if (expiresMs <= nowMs) return refuse('policy.overridePast', { expiresAt }, 'expiresAt');
  if (expiresMs - nowMs > LONGEST_DAYS * DAY_MS)
    return refuse('policy.overrideTooLong', { days: LONGEST_DAYS }, 'expiresAt');
  return accept(fromMs(expiresMs));
}

/** What would be wrong with the version in force if it said that; null when nothing. */
function problemWith(
  policy: Override['policy'],
  content: PolicyContent,
  path: string,
  value: Override['value'],
): string | null {
  if (!overridable(policy, content).includes(path))
    return 'is no setting that a site can have of its own';
  return contentProblems(policy, withSetting(content, path, value))[0]?.problem ?? null;
}

/**
 * Settings that a site can have of its own, by path: plain ones, and amounts and times of a matrix's rows. Not what a row
 * looks at or whom it asks, and not what holds everywhere alike.
 */
export function overridable(policy: PolicyName, content: PolicyContent): string[] {
  const { everywhere } = POLICY_KINDS[policy];
  return [...settingsOf(content).keys()].filter(
    (path) =>
      everywhere?.test(path) !== true &&
      !path.startsWith('rows') &&
      !/\.(when|row|why|roles)$/.test(path) &&
      !Array.isArray(settingAt(content, path)),
  );
}

function expiryTimer(override: string, dueAt: string): TimerRequest {
  return {
    key: `${OVERRIDE_EXPIRES}:${override}`,
    kind: OVERRIDE_EXPIRES,
    subject: override,
    dueAt,
  };
}

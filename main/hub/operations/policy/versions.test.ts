import { describe, expect, test } from 'vitest';
import { networkRoom } from '#operations/network';
import { windowsRoom } from '#operations/windows';
import { publishSmallNetwork, Rehearsal } from '#kit';
import { withSetting, type PolicyContent, type PolicyDetail } from '#shared/protocol';
import { DAY_MS, fromMs, toMs } from '#shared/vocabulary';
import { contentHash } from './content-hash.ts';
import { automationPauseAt, policyName, policyRoom, transferPolicy } from './index.ts';
import { POLICY_BACKTESTED, type PolicyBacktested } from './own-events.ts';
import { published } from './policy.fixture.ts';

const OKAFOR = { id: 'm.okafor', role: 'operations' };
const LINDQVIST = { id: 'j.lindqvist', role: 'finance' };
const NAKAMURA = { id: 'd.nakamura', role: 'manager' };
const POLICY = 'transfers';
const ABOVE = 'approvals.A1.aboveMinor';

class Play extends Rehearsal {
  constructor() {
    super([networkRoom, windowsRoom, policyRoom]);
    publishSmallNetwork((definition, data) =>
      this.hear('erp/southern', definition.type, data as object),
    );
  }

  do(name: string, input: object, by = OKAFOR, reason: string | null = null): string {
    const done = this.act(name, { policy: POLICY, ...input }, by, reason);
    return done.ok ? 'done' : done.refusal.code;
  }

  detail(by = OKAFOR): Promise<PolicyDetail> {
    const actor = { ...by, name: by.id };
    return this.ask('policy.detail', { policy: POLICY }, actor) as Promise<PolicyDetail>;
  }

  /** A draft with the operators' threshold raised, in its second revision. */
  async raise(toMinor: number, by = OKAFOR): Promise<void> {
    this.do('policy.draft', { restores: null }, by);
    const { draft } = await this.detail();
    const content = withSetting(draft!.content, ABOVE, toMinor);
    this.do('policy.edit', { seen: 1, content }, by);
  }

  get inForce(): string {
    const { content } = transferPolicy(this.world);
    return `${policyName(transferPolicy(this.world))}: ${content.approvals[0]?.aboveMinor}`;
  }
}

const WHY = { withoutBacktest: 'no transfers yet to hold it against' };

describe('a draft', () => {
  test('comes into force as the next version when a second person publishes it', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    expect(play.inForce).toBe('TRF-2 v1: 2500000');
    expect(play.do('policy.propose', { seen: 2, ...WHY }, OKAFOR, 'fewer small ones')).toBe('done');
    expect(play.do('policy.publish', { seen: 2 }, LINDQVIST)).toBe('done');
    expect(play.inForce).toBe('TRF-2 v2: 5000000');
    const { draft, versions } = await play.detail();
    expect(draft).toBeNull();
    expect(versions).toMatchObject([
      {
        version: 2,
        proposedBy: 'M. Okafor',
        publishedBy: 'J. Lindqvist',
        reason: 'fewer small ones',
        withoutBacktest: WHY.withoutBacktest,
      },
      { version: 1, publishedBy: null },
    ]);
  });

  test('is published by nobody who proposed it or wrote in it', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    const { draft } = await play.detail();
    const content = withSetting(draft!.content, ABOVE, 4_000_000);
    expect(play.do('policy.edit', { seen: 2, content }, NAKAMURA)).toBe('done');
    expect(play.do('policy.propose', { seen: 3, ...WHY }, OKAFOR)).toBe('done');
    for (const own of [OKAFOR, NAKAMURA])
      expect(play.do('policy.publish', { seen: 3 }, own)).toBe('policy.own');
    expect((await play.detail(NAKAMURA)).cannotPublish).toMatch(/second person/);
    expect((await play.detail(LINDQVIST)).cannotPublish).toBeNull();
    expect(play.do('policy.publish', { seen: 3 }, LINDQVIST)).toBe('done');
  });

  test('that is edited after it was proposed must be proposed again', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    play.do('policy.propose', { seen: 2, ...WHY });
    const { draft } = await play.detail();
    play.do('policy.edit', { seen: 2, content: withSetting(draft!.content, ABOVE, 9) });
    expect(play.do('policy.publish', { seen: 2 }, LINDQVIST)).toBe('policy.draftChanged');
    expect(play.do('policy.publish', { seen: 3 }, LINDQVIST)).toBe('policy.notProposed');
  });

  test('that was begun anew is not taken for the one that the second person read', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    play.do('policy.propose', { seen: 2, ...WHY });
    const read = (await play.detail(LINDQVIST)).draft!.revision;
    expect(play.do('policy.discard', { seen: read })).toBe('done');
    play.do('policy.draft', { restores: null });
    const { draft: begun } = await play.detail();
    const content = withSetting(begun!.content, ABOVE, 99_000_000);
    play.do('policy.edit', { seen: begun!.revision, content });
    const { draft: other } = await play.detail();
    play.do('policy.propose', { seen: other!.revision, ...WHY });
    expect(play.do('policy.publish', { seen: read }, LINDQVIST)).toBe('policy.draftChanged');
    expect(play.inForce).toBe('TRF-2 v1: 2500000');
  });

  test('that two people edit at once takes the first and tells the second who was faster', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    const { draft } = await play.detail();
    const other = withSetting(draft!.content, ABOVE, 1);
    expect(play.do('policy.edit', { seen: 2, content: other }, NAKAMURA)).toBe('done');
    const late = play.act(
      'policy.edit',
      { policy: POLICY, seen: 2, content: withSetting(draft!.content, ABOVE, 2) },
      OKAFOR,
    );
    expect(late).toMatchObject({
      refusal: { code: 'policy.draftChanged', facts: { by: 'D. Nakamura' } },
    });
  });

  test.each<[string, (content: PolicyContent) => PolicyContent, string]>([
    ['a condition of the wrong type', (it) => withSetting(it, 'approvals.A1.when', '7'), 'when'],
    ['an unknown name', (it) => withSetting(it, 'approvals.A1.when', 'colour == "red"'), 'when'],
    ['a negative amount', (it) => withSetting(it, ABOVE, -1), 'aboveMinor'],
    ['nobody to ask', (it) => withSetting(it, 'approvals.A1.roles', []), 'roles'],
    ['a role that may not', (it) => withSetting(it, 'approvals.A1.roles', ['controller']), 'roles'],
    ['an invented setting', (it) => ({ ...it, wishes: 3 }), 'wishes'],
    ['another kind', (it) => ({ ...it, commandExpiresMinutes: '1' }), 'commandExpiresMinutes'],
    ['no table', (it) => ({ ...it, approvals: 'none' }), 'approvals'],
  ])('with %s is kept, named, and not proposed', async (_what, spoil, at) => {
    const play = new Play();
    await play.raise(5_000_000);
    const { draft } = await play.detail();
    expect(play.do('policy.edit', { seen: 2, content: spoil(draft!.content) })).toBe('done');
    const [problem] = (await play.detail()).draft!.problems;
    expect(problem?.path).toContain(at);
    expect(play.do('policy.propose', { seen: 3, ...WHY })).toBe('policy.invalid');
  });

  test('is proposed without a back-test only with the reason for that', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    expect(play.do('policy.propose', { seen: 2 })).toBe('policy.noBacktest');
    const { draft } = await play.detail();
    play.say(tested(draft!.content, 1));
    expect(play.do('policy.propose', { seen: 2 })).toBe('done');
    // The back-test is of this content and no other.
    play.do('policy.edit', { seen: 2, content: withSetting(draft!.content, ABOVE, 3) });
    expect(play.do('policy.propose', { seen: 3 })).toBe('policy.noBacktest');
  });

  test('of an older version brings its content back as a new one', async () => {
    const play = new Play();
    await play.raise(5_000_000);
    play.do('policy.propose', { seen: 2, ...WHY });
    play.do('policy.publish', { seen: 2 }, LINDQVIST);
    expect(play.do('policy.draft', { restores: 7 })).toBe('policy.versionUnknown');
    expect(play.do('policy.draft', { restores: 1 })).toBe('done');
    expect(play.do('policy.propose', { seen: 3, ...WHY })).toBe('done');
    expect(play.do('policy.publish', { seen: 3 }, LINDQVIST)).toBe('done');
    expect(play.inForce).toBe('TRF-2 v3: 2500000');
    expect((await play.detail()).inForce.restores).toBe(1);
  });

  test('of a version that is older than a setting has the shipped value of that', async () => {
    const play = new Play();
    const { commandExpiresMinutes: _, ...older } = transferPolicy(play.world).content;
    for (const event of [
      published('transfers', 2, { ...older, reserveExpiresMinutes: 7 }),
      published('transfers', 3, transferPolicy(play.world).content),
    ])
      play.say({ type: event.type, subject: event.subject!, data: event.data });
    expect(play.do('policy.draft', { restores: 2 })).toBe('done');
    const { draft } = await play.detail();
    expect(draft!.problems).toEqual([]);
    expect(draft!.content).toMatchObject({ reserveExpiresMinutes: 7 });
  });

  test('that changes nothing, or has been overtaken, is not proposed', async () => {
    const play = new Play();
    play.do('policy.draft', { restores: null });
    expect(play.do('policy.propose', { seen: 1, ...WHY })).toBe('policy.changesNothing');
    expect(play.do('policy.draft', { restores: null })).toBe('policy.draftThere');
    expect(play.do('policy.discard', { seen: 1 })).toBe('done');
    expect(play.do('policy.propose', { seen: 1, ...WHY })).toBe('policy.noDraft');
  });
});

describe('an override of a site', () => {
  const inTenDays = (play: Play) => fromMs(toMs(play.now) + 10 * DAY_MS);
  const wish = (play: Play, more: object = {}) => ({
    path: ABOVE,
    site: 'ATL',
    value: 100_000,
    owner: 'm.okafor',
    expiresAt: inTenDays(play),
    ...more,
  });
  const above = (play: Play, ...sites: string[]) =>
    transferPolicy(play.world, sites).content.approvals[0]?.aboveMinor;

  test('holds there once a second person has confirmed it, and until its time has come', () => {
    const play = new Play();
    expect(play.do('policy.override', wish(play), OKAFOR, 'audit at Atlanta')).toBe('done');
    expect(above(play, 'ATL')).toBe(2_500_000);
    expect(play.do('policy.confirmOverride', { override: 'OVR-1' })).toBe('policy.ownOverride');
    expect(play.do('policy.confirmOverride', { override: 'OVR-1' }, LINDQVIST)).toBe('done');
    expect([above(play, 'ATL'), above(play, 'CMH', 'ATL'), above(play, 'CMH')]).toEqual([
      100_000, 100_000, 2_500_000,
    ]);
    expect(transferPolicy(play.world, ['ATL']).matched.overrides).toEqual(['OVR-1']);
    const ended = play.wait(10 * DAY_MS);
    expect(ended).toMatchObject([{ data: { override: 'OVR-1', as: 'expired' } }]);
    expect(above(play, 'ATL')).toBe(2_500_000);
  });

  test('ends by one person alone, and is then no more', async () => {
    const play = new Play();
    play.do('policy.override', wish(play));
    play.do('policy.confirmOverride', { override: 'OVR-1' }, LINDQVIST);
    expect(play.do('policy.endOverride', { override: 'OVR-1' }, OKAFOR, 'over')).toBe('done');
    expect(above(play, 'ATL')).toBe(2_500_000);
    expect(play.wait(20 * DAY_MS)).toEqual([]);
    expect((await play.detail()).overrides).toMatchObject([
      { status: 'ended', owner: 'M. Okafor' },
    ]);
  });

  test.each([
    [{ site: 'XXX' }, 'site.unknown'],
    [{ owner: 'nobody' }, 'exception.personUnknown'],
    [{ path: 'approvals.A1.when', value: 'false' }, 'policy.settingInvalid'],
    [{ path: 'approvals.A9.aboveMinor' }, 'policy.settingInvalid'],
    [{ value: -1 }, 'policy.settingInvalid'],
    [{ expiresAt: '2026-01-01T00:00:00.000Z' }, 'policy.overridePast'],
    [{ expiresAt: '2027-01-01T00:00:00.000Z' }, 'policy.overrideTooLong'],
  ])('with %o is refused as %s', (more, code) => {
    const play = new Play();
    expect(play.do('policy.override', wish(play, more))).toBe(code);
  });

  test('stands once for a setting of a site', () => {
    const play = new Play();
    play.do('policy.override', wish(play));
    expect(play.do('policy.override', wish(play, { value: 5 }))).toBe('policy.overrideThere');
    expect(play.do('policy.override', wish(play, { site: 'CMH' }))).toBe('done');
  });
});

describe('automation paused at a site', () => {
  test('stays so until its time or a person ends it', () => {
    const play = new Play();
    const until = fromMs(toMs(play.now) + DAY_MS);
    expect(play.do('automation.pause', { site: 'ATL', until }, OKAFOR, 'cut-over')).toBe('done');
    expect(automationPauseAt(play.world, ['CMH', 'ATL'])).toMatchObject({ reason: 'cut-over' });
    expect(automationPauseAt(play.world, ['CMH'])).toBeUndefined();
    play.wait(DAY_MS);
    expect(automationPauseAt(play.world, ['ATL'])).toBeUndefined();
    play.do('automation.pause', { site: 'ATL', until: null });
    play.wait(30 * DAY_MS);
    expect(automationPauseAt(play.world, ['ATL'])).toBeDefined();
    expect(play.do('automation.resume', { site: 'ATL' })).toBe('done');
    expect(play.do('automation.resume', { site: 'ATL' })).toBe('automation.notPaused');
  });
});

function tested(content: PolicyContent, against: number) {
  const backtest = {
    contentHash: contentHash(content),
    inputsHash: 'h',
    against,
    result: { flipCounts: {} },
  };
  const data = { name: POLICY, backtest } as unknown as PolicyBacktested;
  return { type: POLICY_BACKTESTED, subject: POLICY, data };
}

import { items, lanes, pairKey, sites } from '#operations/network';
import { drafts, TRANSFERS_SHIPPED } from '#operations/policy';
import { available, positions } from '#operations/stock';
import { termsHash, transfers, type Transfer } from '#operations/transfers';
import type { Act, Done } from '#shared/protocol';
import { assert, DAY_MS, fromMs, MINUTE_MS, SECOND_MS, type Result } from '#shared/vocabulary';
import type { ConsoleClient } from '../wire/index.ts';
import { openWholeHouse, type WholeHouse } from './whole-house.ts';

/** Operations is asked above $1,000 here, so that the stock of the reference network lasts for many transfers. */
export const ASKED_ABOVE_MINOR = 100_000;

const PEOPLE = [
  'r.alvarez',
  'm.okafor',
  't.brandt',
  'j.lindqvist',
  'a.mensah',
  'd.nakamura',
  's.prakash',
];

/** A whole house with all who ask and approve at their windows, and a transfer that needs operations and finance. */
export class ApprovalDesk {
  readonly house: WholeHouse;
  readonly #desks = new Map<string, ConsoleClient>();
  /** Of it a few transfers can be under way at once, each of them above the threshold of operations. */
  #item!: { gtin: string; quantity: number };
  /** The lane that is asked for, and another between the same sites. */
  #ground!: string;
  #other!: string;

  private constructor(house: WholeHouse) {
    this.house = house;
  }

  static async open(url: string): Promise<ApprovalDesk> {
    const desk = new ApprovalDesk(await openWholeHouse(url));
    const { house } = desk;
    for (const person of PEOPLE) desk.#desks.set(person, await house.console(person));
    await house.pass(MINUTE_MS);
    const draft = await desk.draftThreshold('t.brandt', ASKED_ABOVE_MINOR);
    const published = await desk.at('j.lindqvist').act('policy.publish', draft);
    assert(published.ok, `the threshold is published: ${JSON.stringify(published)}`);
    const [cmh, atl] = [desk.siteOf('CMH'), desk.siteOf('ATL')];
    const pair = house.world.by(lanes, 'byPair', pairKey(cmh.gln, atl.gln));
    desk.#ground = pair.find(({ mode }) => mode === 'ground')!.laneId;
    desk.#other = pair.find(({ laneId, active }) => active && laneId !== desk.#ground)!.laneId;
    desk.#item = desk.#plentiful(cmh.gln);
    return desk;
  }

  /** The item that {@link asked} asks for. */
  get gtin(): string {
    return this.#item.gtin;
  }

  close(): Promise<void> {
    return this.house.close();
  }

  /** The window of a person. */
  at(person: string): ConsoleClient {
    return this.#desks.get(person)!;
  }

  siteOf(code: string) {
    return [...this.house.world.all(sites)].find((site) => site.code === code)!;
  }

  now(number: string): Transfer {
    return this.house.world.get(transfers, number)!;
  }

  later(ms: number): string {
    return fromMs(this.house.hub.hub.engine.clock.worldNow() + ms);
  }

  /** Somebody drafts and proposes from which amount on operations is asked, minor units; gives the draft as it is then. */
  async draftThreshold(
    person: string,
    aboveMinor: number,
  ): Promise<{ policy: 'transfers'; seen: number }> {
    const policy = 'transfers';
    const reason = 'So that there is something to approve';
    const approving = TRANSFERS_SHIPPED.approvals.map((row) =>
      row.aboveMinor === null ? row : { ...row, aboveMinor },
    );
    const content = { ...TRANSFERS_SHIPPED, approvals: approving };
    const draft = () => ({ policy, seen: this.house.world.get(drafts, policy)!.revision }) as const;
    const went = (done: Result<Done>) =>
      assert(done.ok, `the draft goes on: ${JSON.stringify(done)}`);
    went(await this.at(person).act('policy.draft', { policy, restores: null }));
    went(await this.at(person).act('policy.edit', { ...draft(), content }));
    went(
      await this.at(person).act('policy.propose', { ...draft(), reason, withoutBacktest: reason }),
    );
    return draft();
  }

  /** A transfer that waits for operations and finance. What was not needed any more is given back first. */
  async asked(by = 'r.alvarez'): Promise<string> {
    for (const { step, number } of this.house.world.all(transfers))
      if (step === 'awaitingApproval')
        await this.at('t.brandt').act('transfer.cancel', {
          ...this.seen(number),
          reason: 'Next try',
        });
    await this.house.settle();
    await this.house.pass(30 * SECOND_MS);
    const number = await this.create(by, this.#item);
    assert(
      this.now(number).step === 'awaitingApproval',
      `${number} waits: ${this.now(number).step}`,
    );
    return number;
  }

  /** Asks for a transfer from Columbus to Atlanta, and lets it come to where it waits. */
  async create(
    by: string,
    { gtin, quantity }: { gtin: string; quantity: number },
  ): Promise<string> {
    const made = await this.at(by).act('transfer.create', {
      exception: null,
      from: this.siteOf('CMH').gln,
      to: this.siteOf('ATL').gln,
      gtin,
      quantity,
      laneId: this.#ground,
    });
    assert(made.ok, `it is taken: ${JSON.stringify(made)}`);
    await this.house.settle();
    await this.house.pass(10 * SECOND_MS);
    return made.value.objects[0]!;
  }

  /** What somebody who looks at a transfer now would answer to. */
  seen(number: string) {
    const transfer = this.now(number);
    return { transfer: number, seen: transfer.version, hash: termsHash(transfer) };
  }

  approve(
    person: string,
    number: string,
    more: Partial<Act<'transfer.approve'>> = {},
  ): Promise<Result<Done>> {
    return this.at(person).act('transfer.approve', { ...this.seen(number), ...more });
  }

  /** The other lane between the two sites is asked for. */
  async changeLane(person: string, number: string): Promise<void> {
    const changed = await this.at(person).act('transfer.changeLane', {
      ...this.seen(number),
      laneId: this.now(number).laneId === this.#other ? this.#ground : this.#other,
      reason: 'Sooner',
    });
    assert(changed.ok, `the lane is changed: ${JSON.stringify(changed)}`);
  }

  lend(
    by: string,
    of: string,
    to: string,
    more: Partial<Act<'approval.delegate'>> = {},
  ): Promise<Result<Done>> {
    const wish = { of, to, untilAt: this.later(DAY_MS), reason: 'On leave', ...more };
    return this.at(by).act('approval.delegate', wish);
  }

  /** Lends a word; gives the delegation. */
  async lent(by: string, of: string, to: string, more = {}): Promise<string> {
    const made = await this.lend(by, of, to, more);
    assert(made.ok, `it is lent: ${JSON.stringify(made)}`);
    return made.value.objects[0]!;
  }

  async takeBack(by: string, delegation: string): Promise<void> {
    const done = await this.at(by).act('approval.endDelegation', { delegation, reason: 'Back' });
    assert(done.ok, `${delegation} is taken back`);
  }

  #plentiful(site: string): { gtin: string; quantity: number } {
    const found = this.house.world
      .by(positions, 'bySite', site)
      .map((position) => {
        const { gtin, casePack, unitCostMicro } = this.house.world.get(items, position.gtin)!;
        const packs = Math.ceil((2 * ASKED_ABOVE_MINOR) / (casePack * (unitCostMicro / 10_000)));
        const quantity = packs * casePack;
        return { gtin, quantity, times: Math.floor(available(position) / quantity) };
      })
      .toSorted((a, b) => b.times - a.times)[0];
    assert(
      found && found.times >= 3,
      `something stands in Columbus three times over: ${JSON.stringify(found)}`,
    );
    return found;
  }
}

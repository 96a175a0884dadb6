import {
  COMMANDS,
  type CommandDefinition,
  type DataOf,
  type EventDefinition,
} from '#shared/contracts';
import { assert, fromMs, HOUR_MS, MINUTE_MS, toMs } from '#shared/vocabulary';
import {
  emptyState,
  feedList,
  type Item,
  itemBySku,
  makeNetwork,
  positionOf,
  Random,
  receiveCommand,
  type Site,
  siteByCode,
  type World,
  type WorldEvent,
} from '#simulator/world';
import { makeWorld } from './make-world.ts';

const SEED = 1;
/** A Tuesday at 10:00 in Atlanta: every dock is open. */
const TUESDAY = '2026-06-30T14:00:00.000Z';
const network = makeNetwork(new Random(SEED), { sites: 6, items: 40, customers: 60, suppliers: 8 });

/** A world of a test in which nothing happens by itself: stock is what the test puts there, orders what it places. */
export class TestWorld {
  readonly world: World;
  readonly said: (WorldEvent & { feed: number })[] = [];
  #commands = 0;

  constructor(at = TUESDAY) {
    const nowMs = toMs(at);
    this.world = makeWorld({
      network,
      seed: SEED,
      state: emptyState({
        feeds: feedList(network).length,
        sites: network.sites.length,
        items: network.items.length,
        startMs: nowMs,
        // Long ago: the scenario of the first start is over.
        firstNowMs: nowMs - 1_000 * HOUR_MS,
        epoch: 1,
      }),
      publish: (feed, event) => this.said.push({ ...event, feed }),
    });
  }

  site(code: string): Site {
    const index = siteByCode(network, code);
    assert(index !== null, `there is a site ${code}`);
    return network.sites[index]!;
  }

  item(sku: string): Item {
    const index = itemBySku(network, sku);
    assert(index !== null, `there is an item ${sku}`);
    return network.items[index]!;
  }

  /** Stock that has always been there. */
  put(code: string, sku: string, quantity: number): void {
    const { state } = this.world;
    const item = this.item(sku);
    const position = positionOf(network, this.site(code).index, item.index);
    state.onHand[position] = (state.onHand[position] as number) + quantity;
    state.flows.initial[item.index] = (state.flows.initial[item.index] as number) + quantity;
  }

  stock(code: string, sku: string): { onHand: number; reserved: number; blocked: number } {
    const position = positionOf(network, this.site(code).index, this.item(sku).index);
    const { onHand, reserved, blocked } = this.world.state;
    return {
      onHand: onHand[position]!,
      reserved: reserved[position]!,
      blocked: blocked[position]!,
    };
  }

  /** Sends a command to a feed and lets its receipts come; gives how it ended and why. */
  command<D extends CommandDefinition>(
    source: string,
    definition: D,
    data: DataOf<D>,
    expires?: string,
  ): { status: string; code: string | null } {
    const id = this.send(source, definition, data, expires);
    this.pass(MINUTE_MS);
    return this.became(id);
  }

  /** Sends a command to a feed under a key of its own, and gives the key: nothing has come of it yet. */
  send<D extends CommandDefinition>(
    source: string,
    definition: D,
    data: DataOf<D>,
    expires = fromMs(this.world.nowMs + HOUR_MS),
  ): string {
    assert(COMMANDS.has(definition.type), 'a command has a contract');
    const id = `cmd-${++this.#commands}`;
    const taken = receiveCommand(this.world, this.world.feeds.indexOf(source), {
      id,
      type: definition.type,
      actor: 'r.alvarez',
      expires,
      correlationid: 'TRF-2026-0001',
      data,
    });
    assert(taken.ok, 'a new key is taken');
    return id;
  }

  /** How far a command has come, and why no further. */
  became(id: string): { status: string; code: string | null } {
    const { status, code } = this.world.state.commands.get(id)!;
    return { status, code };
  }

  pass(ms: number): void {
    this.world.run(this.world.nowMs + ms);
  }

  /** The data of all that was said of a kind so far. */
  heard<D extends EventDefinition>(definition: D): DataOf<D>[] {
    return this.said
      .filter(({ type }) => type === definition.type)
      .map(({ data }) => data as DataOf<D>);
  }
}

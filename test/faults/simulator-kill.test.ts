import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { controlSimulator, FeedReader, startSimulatorProcess, type SimulatorProcess } from '#kit';
import { type CommandEnvelope, reserveStock } from '#shared/contracts';
import { fromMs, HOUR_MS, toMs } from '#shared/vocabulary';
import { makeNetwork, Random, sizeOfScale } from '#simulator/world';

const SEED = 20_261_125;
const ROUNDS = 6;
const COMMANDS_A_ROUND = 12;
const SOURCES = ['erp/northern', 'erp/southern', 'wms/atlanta', 'wms/columbus', 'tms'];

const network = makeNetwork(new Random(1), sizeOfScale(1));
const site = network.sites.find(({ code }) => code === 'CMH')!;
const item = network.items.find(({ sku }) => sku === 'BRK-2P60B')!;

let dataDir: string;
let simulator: SimulatorProcess;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'signalbox-kill-'));
  simulator = await startSimulatorProcess({
    SIGNALBOX_DATA_DIR: dataDir,
    SIGNALBOX_SPEED: '3600',
  });
});
afterAll(async () => {
  await simulator.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** All that a feed ever put on the wire, by number; the same number with other content is kept as well. */
class Heard {
  readonly contents = new Map<number, Set<string>>();
  #reader: FeedReader | null = null;
  #counted = 0;

  async connect(source: string): Promise<void> {
    this.#reader = await FeedReader.connect(simulator.url(source));
    this.#counted = 0;
    await this.#reader.hello({ epoch: await epochOf(source), cursor: this.unbroken });
  }

  get reader(): FeedReader {
    return this.#reader!;
  }

  /** The last number before which none is missing. */
  get unbroken(): number {
    let last = 0;
    while (this.contents.has(last + 1)) last++;
    return last;
  }

  take(): void {
    for (const { event } of this.reader.received.slice(this.#counted)) {
      const contents = this.contents.get(event.sequence) ?? new Set();
      contents.add(JSON.stringify(event));
      this.contents.set(event.sequence, contents);
    }
    this.#counted = this.reader.received.length;
  }

  close(): void {
    this.take();
    this.reader.close();
  }
}

async function books() {
  const control = controlSimulator(`http://127.0.0.1:${simulator.ports.tms}`);
  const all = await control.books();
  control.close();
  return all;
}

async function epochOf(source: string): Promise<number> {
  return (await books()).feeds.find((feed) => feed.source === source)!.epoch;
}

function command(id: string, worldAt: string): CommandEnvelope {
  return {
    id,
    type: reserveStock.type,
    actor: 'r.alvarez',
    expires: fromMs(toMs(worldAt) + 5_000 * HOUR_MS),
    correlationid: 'TRF-2026-0001',
    data: {
      site: site.gln,
      gtin: item.gtin,
      unit: item.unit,
      quantity: 1,
      purpose: { kind: 'transfer', number: id },
    },
  };
}

describe(`a simulator killed ${ROUNDS} times while it works (seed ${SEED})`, () => {
  test(
    'reuses no number for other content, applies no command twice, and loses none that it took',
    { timeout: 300_000 },
    async () => {
      const random = new Random(SEED);
      const heard = new Map(SOURCES.map((source) => [source, new Heard()]));
      const taken = new Set<string>();
      for (let round = 0; round < ROUNDS; round++) {
        for (const [source, each] of heard) await each.connect(source);
        const { worldAt } = await books();
        const { reader } = heard.get('wms/columbus')!;
        const draw = random.of('kill', round);
        // Each key is sent in two rounds: whoever sends it does not know whether the first was taken.
        for (let n = 0; n < COMMANDS_A_ROUND * 2; n++) {
          const id = `key-${Math.floor(round / 2)}-${n}`;
          void reader.command(command(id, worldAt), 20_000).then((answer) => {
            if (answer?.ok) taken.add(id);
          });
        }
        await wait(draw.between(5, 900));
        await simulator.kill();
        for (const each of heard.values()) each.close();
        simulator = await startSimulatorProcess({
          SIGNALBOX_DATA_DIR: dataDir,
          SIGNALBOX_FEEDS: JSON.stringify(simulator.ports),
        });
      }

      // Once more all of it, from the beginning.
      for (const [source, each] of heard) {
        const whole = await FeedReader.connect(simulator.url(source));
        const { head } = await whole.hello();
        await whole.until(() => whole.received.length >= head);
        for (const { event } of whole.received)
          each.contents.get(event.sequence)?.add(JSON.stringify(event));
        whole.close();
        const twofold = [...each.contents.values()].filter((contents) => contents.size > 1);
        expect(twofold.map((contents) => [...contents])).toEqual([]);
        expect(each.unbroken).toBeLessThanOrEqual(head);
        expect(each.contents.size).toBeGreaterThan(1_000);
      }
      const all = await books();
      const known = new Map(all.commands.map((one) => [one.id, one]));
      expect([...taken].filter((id) => !known.has(id))).toEqual([]);
      expect(all.commands.every(({ applied }) => applied <= 1)).toBe(true);
      expect(all.unbalanced).toEqual([]);
      expect(taken.size).toBeGreaterThan(0);
    },
  );
});

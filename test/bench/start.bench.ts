import { Client } from 'pg';
import { systemMachine } from '#engine/clock';
import { embeddedConfig, startEmbeddedServer } from '#engine/store';
import { atMost, type BenchRow } from './bench-row.ts';
import { HubStand } from './stand/hub-stand.ts';

const LOG_EVENTS = 1_000_000;

/** A second start: until consoles may come, with a long log and with many positions. */
export async function run(): Promise<BenchRow[]> {
  const long = await secondStart({ sites: 6, items: 2_000 }, lengthenLog);
  const large = await secondStart({ sites: 300, items: 2_000 }, () => Promise.resolve());
  return [
    atMost('hub with 1,000,000 events, second start', long / 1_000, 's', 3),
    atMost('hub with 600,000 positions, second start', large / 1_000, 's', 5),
  ];
}

async function secondStart(
  network: { sites: number; items: number },
  prepare: (folder: string) => Promise<void>,
): Promise<number> {
  const stand = await HubStand.open(network);
  try {
    await stand.startHub();
    await stand.allSeen();
    await stand.stopHub();
    await prepare(stand.folder);
    return await stand.startHub();
  } finally {
    await stand.close();
  }
}

/** Repeats the log's last rows under places and names of their own, as the server itself does it quickest. */
async function lengthenLog(folder: string): Promise<void> {
  const server = await startEmbeddedServer({ folder, machine: systemMachine });
  if (server.state.kind !== 'ready') throw new Error('the server is there');
  const client = new Client(embeddedConfig(server.state.address));
  await client.connect();
  await client.query(
    `insert into log.event (shard, seq, source_id, epoch, id, sequence, type_id, subject, occurred_at, recorded_at,
       received_at, correlation_id, causation_id, actor, reason, backfill, data)
     select e.shard, h.seq + n, e.source_id, e.epoch, 'bench-' || n, e.sequence + n, e.type_id, e.subject, e.occurred_at,
       e.recorded_at, e.received_at, e.correlation_id, e.causation_id, e.actor, e.reason, e.backfill, e.data
     from log.head h join log.event e on e.seq = h.seq - 5, generate_series(1, ${LOG_EVENTS}) n`,
  );
  await client.query(`update log.head set seq = seq + ${LOG_EVENTS}`);
  await client.end();
  await server.stop();
}

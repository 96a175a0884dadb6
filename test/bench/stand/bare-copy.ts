import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { to as copyTo } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemMachine } from '#engine/clock';
import { embeddedConfig, startEmbeddedServer } from '#engine/store';

/** As many as the hub commits at once. */
const BATCH = 2_000;

/**
 * What the store itself takes: the last `count` rows of the log and of the positions' history, as bytes of a binary
 * COPY, into tables of the same shape, indexes included, in transactions of the hub's size. Events a second.
 */
export async function bareCopy(folder: string, count: number): Promise<number> {
  const server = await startEmbeddedServer({ folder, machine: systemMachine });
  if (server.state.kind !== 'ready') throw new Error('the server is there');
  const client = new Client(embeddedConfig(server.state.address));
  await client.connect();
  try {
    await client.query('drop schema if exists bench cascade; create schema bench');
    await client.query('create table bench.event (like log.event including all)');
    await client.query('create table bench.history (like stock.position_history including all)');
    const { rows } = await client.query<{ seq: number }>('select seq from log.head');
    const first = rows[0]!.seq - count;
    const batches: { event: Buffer[]; history: Buffer[] }[] = [];
    for (let at = first; at < first + count; at += BATCH) {
      const range = `between ${at + 1} and ${Math.min(at + BATCH, first + count)}`;
      batches.push({
        event: await bytesOf(client, `select * from log.event where seq ${range}`),
        history: await bytesOf(
          client,
          `select * from stock.position_history where log_seq ${range}`,
        ),
      });
    }
    const beganMs = performance.now();
    for (const { event, history } of batches) {
      await client.query('begin');
      await write(client, 'bench.event', event);
      await write(client, 'bench.history', history);
      await client.query('commit');
    }
    return count / ((performance.now() - beganMs) / 1_000);
  } finally {
    await client.query('drop schema if exists bench cascade');
    await client.end();
    if (server.adopted) server.leave();
    else await server.stop();
  }
}

async function bytesOf(client: Client, query: string): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`copy (${query}) to stdout (format binary)`)))
    chunks.push(chunk as Buffer);
  return chunks;
}

async function write(client: Client, table: string, chunks: Buffer[]): Promise<void> {
  await pipeline(
    Readable.from(chunks),
    client.query(copyFrom(`copy ${table} from stdin (format binary)`)),
  );
}

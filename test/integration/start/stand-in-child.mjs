/**
 * Stands for hub and simulator where the start itself is under test: keeps the process contract and nothing else. What it
 * shall do wrong is read from `orders.json` beside it, so that a test can change it between two starts.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export function standIn(name, ready) {
  const dataDir = process.env.SIGNALBOX_DATA_DIR;
  const ordersFile = join(import.meta.dirname, 'orders.json');
  const orders = existsSync(ordersFile) ? JSON.parse(readFileSync(ordersFile, 'utf8')) : {};
  const note = (what) => appendFileSync(join(dataDir, 'diary'), `${name} ${what}\n`);
  const say = (facts) => process.stdout.write(`${JSON.stringify(facts)}\n`);

  if (orders.fault !== undefined) {
    say({ fault: orders.fault });
    process.exit(1);
  }
  if (orders.crash !== undefined) throw new Error(orders.crash);

  let codes = 0;
  const server = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${process.env.SIGNALBOX_TOKEN}`;
    const asksForCode = request.method === 'POST' && request.url === '/codes';
    response.statusCode = known && asksForCode ? 200 : 403;
    codes += 1;
    response.end(JSON.stringify({ address: `${address()}/open?code=${codes}` }));
  });
  const address = () => `http://127.0.0.1:${server.address().port}`;
  server.listen(Number(process.env.SIGNALBOX_PORT ?? 0), '127.0.0.1', () => {
    note(
      `started with speed ${process.env.SIGNALBOX_SPEED} and feeds ${process.env.SIGNALBOX_FEEDS ?? 'none'}`,
    );
    say({ progress: 'Reading', done: 1, of: 2 });
    say({ ready: true, ...ready(address()) });
  });
  process.on('SIGTERM', () => {
    note('stopped');
    process.exit(0);
  });
}

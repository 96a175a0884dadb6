import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { freshConsoleAddress } from './console-address.mjs';
import { StartFault } from './start-fault.mjs';

test('a hub that does not answer, or not with an address, is said in a sentence', async () => {
  const server = createServer((_request, response) => response.writeHead(500).end());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const refused = freshConsoleAddress(address, 'secret');
  await expect(refused).rejects.toThrow(StartFault);
  await expect(refused).rejects.toThrow(`The hub at ${address} `);
  server.close();
  await once(server, 'close');
  await expect(freshConsoleAddress(address, 'secret')).rejects.toThrow(StartFault);
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { systemSecret } from '#engine/clock';

/**
 * How the server is reached on Windows, where Node cannot speak its sockets: a free port of the loopback and a
 * password that is kept beside the data, since any process of the machine can reach a port.
 */
export interface LoopbackAccess {
  port: number;
  password: string;
  passwordFile: string;
}

/** A free port and the folder's password, which is made at the first start. */
export async function loopbackAccess(folder: string): Promise<LoopbackAccess> {
  const passwordFile = join(folder, 'database-password');
  if (!existsSync(passwordFile)) writeFileSync(passwordFile, systemSecret(24), { mode: 0o600 });
  return { port: await freePort(), password: readPassword(folder)!, passwordFile };
}

/** The folder's password; null where none was ever needed. */
export function readPassword(folder: string): string | null {
  const file = join(folder, 'database-password');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

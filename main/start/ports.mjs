/** Whether a port of this machine can be listened on. */
import { createServer } from 'node:net';
import { StartFault } from './start-fault.mjs';

/**
 * Says it before the long steps rather than after them. Port 0, any free one, always passes.
 * @param {number} port
 */
export function requireFreePort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : null;
      reject(
        new StartFault(
          code === 'EACCES'
            ? `This user may not listen on port ${port}. Choose another with --port, 1024 or higher.`
            : `Port ${port} is in use by another program. Choose another with --port, or --port 0 for any free one.`,
          { cause: error },
        ),
      );
    });
    server.listen(port, '127.0.0.1', () => server.close(resolve));
  });
}

/** What `npm start`, `npm test` and `npm run check` all need first: the packages, and Node 24 among them. */
import { installDependencies } from './dependencies.mjs';
import { ROOT } from './house.mjs';
import { ensureOwnNode } from './own-node.mjs';

/** Makes a fresh clone able to run our own programs. Cheap when it is already. */
export async function setUp() {
  await installDependencies(ROOT);
  await ensureOwnNode(ROOT);
}

/**
 * How the three commands of package.json begin and fail: an old Node is told so before it reads the language of a new
 * one, and what a person can mend is one sentence with exit code 1, never a stack trace.
 */
import { refusalOfNode } from './node-version.mjs';

/**
 * @param {() => Promise<{ main: () => Promise<number> }>} load Reads the command's own file; `main` gives its exit code.
 */
export async function enter(load) {
  // Whoever reads us may stop reading (`| head`, a closed terminal); what was started must still be stopped in order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const refusal = refusalOfNode(process.version);
  if (refusal !== null) {
    console.error(refusal);
    process.exitCode = 1;
    return;
  }
  try {
    const command = await load();
    process.exitCode = await command.main();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'StartFault') throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

import { Session } from 'node:inspector/promises';

/**
 * Collects all garbage, and gives the room that it took back to the machine. Reading a first history widens V8's heap for
 * transactions of some hundred thousand rows, and afterwards too little is made for V8 to look again by itself: with
 * 600,000 positions in maps the process kept 1,600 MB of which 500 were in use, and 850 after this; packed, 550. The
 * process stands still meanwhile: a tenth of a second for the reference network, less than a second for fifty of it.
 */
export async function giveBackMemory(): Promise<void> {
  const session = new Session();
  session.connect();
  try {
    await session.post('HeapProfiler.collectGarbage');
  } finally {
    session.disconnect();
  }
}

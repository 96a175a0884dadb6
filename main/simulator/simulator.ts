import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Fault, SECOND_MS } from '#shared/vocabulary';
import { systemClock } from '#simulator/world';
import { type Ports, startSimulator } from './start-simulator.ts';

/**
 * Making the history is all short-lived objects, for which V8 would widen its room and keep it: 300 MB at the end of it,
 * so 180, and it takes no longer.
 */
setFlagsFromString('--semi-space-growth-factor=1');

/**
 * The simulator's process. Environment: SIGNALBOX_DATA_DIR (its books stand in `simulator` there), SIGNALBOX_SPEED (60),
 * SIGNALBOX_SCALE (times the reference network; as the books say, 1 for new ones), SIGNALBOX_HISTORY_DAYS (of a new
 * world), and at a restart SIGNALBOX_FEEDS, the ports of its first ready line, to listen there again. Says on standard
 * output, a JSON object a line, `progress`, then `ready` with `ports` (`erp`, `wms`, `tms`) and the `sources` that are
 * served on them, or `fault` with a sentence.
 */
const {
  SIGNALBOX_DATA_DIR,
  SIGNALBOX_SPEED = '60',
  SIGNALBOX_SCALE,
  SIGNALBOX_HISTORY_DAYS,
  SIGNALBOX_FEEDS,
} = process.env;

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function end(fault: unknown): void {
  const told = fault instanceof Fault ? fault.message : diskSentence(fault);
  if (told === null) console.error(fault);
  else say({ fault: told });
  process.exit(1);
}

/** The machine's refusals that a person can do something about. */
function diskSentence(error: unknown): string | null {
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ?? SIGNALBOX_DATA_DIR ?? '';
  if (code === 'ENOSPC')
    return `The disk is full: the simulator cannot write its books in ${where}.`;
  if (code !== undefined && path !== undefined)
    return `The simulator cannot keep its books in ${where} (${code}).`;
  return null;
}

process.on('uncaughtException', end);

if (SIGNALBOX_DATA_DIR === undefined || SIGNALBOX_DATA_DIR === '') {
  say({ fault: 'SIGNALBOX_DATA_DIR does not say where the simulator keeps its books.' });
  process.exit(1);
}
const speed = Number(SIGNALBOX_SPEED);
if (!(speed >= 0 && speed <= 3_600)) {
  say({ fault: `SIGNALBOX_SPEED is ${SIGNALBOX_SPEED}; the world runs at 0 to 3,600.` });
  process.exit(1);
}

try {
  const simulator = await startSimulator({
    folder: join(SIGNALBOX_DATA_DIR, 'simulator'),
    // A simulator that is started again beside a running hub goes on as it was, paused if it was paused.
    rate: SIGNALBOX_FEEDS ? null : speed,
    ports: SIGNALBOX_FEEDS ? (JSON.parse(SIGNALBOX_FEEDS) as Ports) : {},
    ...(SIGNALBOX_SCALE && { scale: Number(SIGNALBOX_SCALE) }),
    ...(SIGNALBOX_HISTORY_DAYS && { historyDays: Number(SIGNALBOX_HISTORY_DAYS) }),
    // A world that begins anew counts in a life of its own, whatever a hub remembers of an earlier one.
    epoch: Math.floor(systemClock.nowMs() / SECOND_MS),
    onProgress: (done, of) => say({ progress: 'Living the days before, day', done, of }),
    onFault: end,
  });
  const close = () => void simulator.close().then(() => process.exit(0), end);
  process.once('SIGTERM', close);
  process.once('SIGINT', close);
  say({ ready: true, ports: simulator.ports, sources: simulator.sources });
} catch (error) {
  end(error);
}

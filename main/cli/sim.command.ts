import { parseArgs } from 'node:util';
import { io as connect } from 'socket.io-client';
import { defaultDataFolder, runningInstance } from '#start';
import { CONSOLE_NAMESPACE, type Done } from '#shared/protocol';
import { Fault, type Result } from '#shared/vocabulary';
import type { Command, CommandIo } from './command.ts';
import { readDuration } from './duration.ts';
import { fromHere } from './from-here.ts';

const USAGE = [
  'sim fault KIND FEED DURATION [--data-dir FOLDER]',
  'sim rate RATE [--data-dir FOLDER]',
];

/** The hub answers from memory, the simulator within seconds. */
const ANSWER_WITHIN_MS = 10_000;

/** `signalbox sim`: what a person of Integrations does with the embedded simulator, from the command line. */
export const command: Command = {
  name: 'sim',
  summary:
    'makes a feed of the simulator fail for a while of world time, or sets the pace of its world',
  usage: USAGE,
  run: sim,
};

async function sim(args: string[], io: CommandIo): Promise<number> {
  const told = read(args);
  if (told === null) {
    for (const usage of USAGE) io.err(`usage: signalbox ${usage}`);
    return 2;
  }
  const instance = runningInstance(told.folder);
  if (!instance?.address)
    throw new Fault('cli.notRunning', `No Signalbox runs on ${told.folder}. Start it: npm start`);
  const answer = await act(instance.address, instance.token, told);
  if (answer.ok) {
    io.out(`Done: ${answer.value.objects.join(', ')}`);
    return 0;
  }
  const facts = Object.entries(answer.refusal.facts).map(([name, value]) => `${name} ${value}`);
  io.err(`Refused: ${[answer.refusal.code, ...facts].join(', ')}`);
  return 1;
}

interface Told {
  folder: string;
  name: 'simulator.fault' | 'simulator.setRate';
  input: object;
}

function read(args: string[]): Told | null {
  let parsed;
  try {
    const options = { 'data-dir': { type: 'string' } } as const;
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch {
    return null;
  }
  const given = parsed.values['data-dir'];
  const folder = given === undefined ? defaultDataFolder() : fromHere(given);
  const [what, ...words] = parsed.positionals;
  if (what === 'rate' && words.length === 1) {
    const rate = Number(words[0]);
    return Number.isNaN(rate) ? null : { folder, name: 'simulator.setRate', input: { rate } };
  }
  const durationMs = readDuration(words[2] ?? '');
  if (what !== 'fault' || words.length !== 3 || durationMs === null) return null;
  const [kind, feed] = words;
  return { folder, name: 'simulator.fault', input: { kind, feed, durationMs } };
}

/** Acts as the integrator does in a console: through the hub, which is the one who knows the simulator. */
async function act(address: string, token: string, { name, input }: Told): Promise<Result<Done>> {
  const socket = connect(`${address}${CONSOLE_NAMESPACE}`, {
    transports: ['websocket'],
    reconnection: false,
    auth: { token, person: 's.prakash' },
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) =>
        reject(
          new Fault('cli.noAnswer', `The hub at ${address} does not answer: ${error.message}`),
        ),
      );
    });
    const actId = `cli-${process.pid}-${socket.id}`;
    return await socket
      .timeout(ANSWER_WITHIN_MS)
      .emitWithAck('act', { actId, name, input })
      .catch((error: Error) => {
        const why = `took it and did not answer (${error.message}); it may have been done`;
        throw new Fault('cli.noAnswer', `The hub at ${address} ${why}.`);
      });
  } finally {
    socket.close();
  }
}

import { io } from 'socket.io-client';
import { accept, refuse, type Result } from '#shared/vocabulary';
import { faultRequest } from '#shared/contracts';
import type { Done } from '#shared/protocol';
import type { Actor } from '#engine/kernel';

/** How long the simulator may take to answer; it does so in milliseconds or is not there. */
const ANSWER_WITHIN_MS = 5_000;

/** The line to the embedded simulator's `/control`: its world's rate and its faults. */
export interface SimulatorControl {
  acts: {
    'simulator.setRate': (input: { rate: number }, actor: Actor) => Promise<Result<Done>>;
    'simulator.fault': (input: FaultInput, actor: Actor) => Promise<Result<Done>>;
  };
  close(): void;
}

interface FaultInput {
  feed: string;
  kind: string;
  durationMs: number;
}

/** Connects to the simulator; with real feeds there is none, and its acts are not offered. */
export function connectSimulator(url: string): SimulatorControl {
  const socket = io(`${url}/control`, { transports: ['websocket'] });

  async function ask(event: string, message: unknown, object: string): Promise<Result<Done>> {
    if (!socket.connected) return refuse('simulator.away');
    try {
      const answer: Result<unknown> = await socket
        .timeout(ANSWER_WITHIN_MS)
        .emitWithAck(event, message);
      return answer.ok ? accept({ objects: [object] }) : answer;
    } catch {
      return refuse('simulator.noAnswer');
    }
  }

  return {
    acts: {
      'simulator.setRate': ({ rate }) => ask('rate', { rate }, 'clock'),
      'simulator.fault': async (input) => {
        const fault = faultRequest.safeParse(input);
        if (!fault.success) return refuse('simulator.unknownFault', { kind: input.kind }, 'kind');
        return ask('fault', fault.data, fault.data.feed);
      },
    },
    close: () => socket.close(),
  };
}

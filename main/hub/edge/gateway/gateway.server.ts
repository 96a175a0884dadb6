import { Server, type Namespace } from 'socket.io';
import {
  CONSOLE_NAMESPACE,
  EMBEDDED_PEOPLE,
  type ClockFrame,
  type ConsoleToHub,
  type HubToConsole,
  type Person,
  type Session,
} from '#shared/protocol';
import { fromMs } from '#shared/vocabulary';
import { APP_ORIGIN, embeddedPerson, isOwnCaller, RateLimit, type SignIn } from '#engine/access';
import type { Machine } from '#engine/clock';
import { ConsoleSocket } from './console-socket.ts';
import type { GatewayEngine, OwnHandlers } from './gateway-engine.ts';
import { addressWithCode, callerOf, openHttp } from './http.server.ts';
import { Presence } from './presence.ts';
import { Publisher } from './publisher.ts';

/** Twenty frames a second: half of the latency budget, and a tenth of the frames of publishing each commit. */
const TICK_MS = 50;
/**
 * While history is read every row changes again and again, and nobody can follow: once a second shows how it grows and
 * leaves the processor to the reading (at twenty a second, a third of it went into rows that were replaced at once).
 */
const HISTORY_TICKS = 20;
/** The console computes world time itself between readings. */
const CLOCK_EVERY_MS = 5_000;
const PULSE_EVERY_MS = 1_000;
/** No message of a console is longer; a bulk act on a thousand rows is some 150 kB. */
const MESSAGE_LIMIT_BYTES = 512_000;

export interface GatewayOptions {
  port: number;
  consoleDir: string | null;
  engine: GatewayEngine;
  own: OwnHandlers;
  machine: Machine;
  hubEpoch: number;
  version: string;
  /** Whether world time and faults can be set: the embedded simulator. */
  adjustable: boolean;
  signInFor(port: number): SignIn;
  report(error: unknown): void;
}

export interface Gateway {
  port: number;
  /** An address that opens the console once. */
  address(): string;
  close(): Promise<void>;
}

/** Opens the hub to consoles: http and socket.io on one loopback port. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { engine, machine } = options;
  const door = await openHttp(options);
  const io = new Server(door.server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MESSAGE_LIMIT_BYTES,
    allowRequest: (request, decide) => decide(null, isOwnCaller(callerOf(request), door.port)),
    cors: { origin: APP_ORIGIN },
  });
  const presence = new Presence();
  const publisher = new Publisher(engine, presence, options.report);
  const consoles: Namespace<ConsoleToHub, HubToConsole> = io.of(CONSOLE_NAMESPACE);

  consoles.use((socket, next) => {
    const token: unknown = socket.handshake.auth.token;
    const admitted =
      door.signIn.admitsToken(token) || door.signIn.admitsCookie(socket.handshake.headers.cookie);
    next(admitted ? undefined : new Error('access.signIn'));
  });
  consoles.on('connection', (socket) => {
    const chosen = embeddedPerson(String(socket.handshake.auth.person ?? ''));
    new ConsoleSocket(socket, chosen.ok ? chosen.value : EMBEDDED_PEOPLE[0]!, {
      engine,
      own: options.own,
      publisher,
      presence,
      rateLimit: new RateLimit({
        perSecond: 50,
        burst: 200,
        machineNow: () => machine.machineNow(),
      }),
      sessionOf,
      report: options.report,
    });
    socket.emit('clock', clockFrame());
    socket.emit('pulse', engine.status());
  });

  const startedAt = fromMs(engine.clock.worldNow());
  function sessionOf(person: Person): Session {
    const { hubEpoch, version } = options;
    return { person, people: EMBEDDED_PEOPLE, hubEpoch, version, startedAt, embedded: true };
  }
  function clockFrame(): ClockFrame {
    return {
      worldAtMs: engine.clock.worldNow(),
      rate: engine.clock.rate,
      adjustable: options.adjustable,
    };
  }

  let tick = 0;
  const stops = [
    every(machine, TICK_MS, () => {
      tick++;
      if (engine.status().catchUp !== null && tick % HISTORY_TICKS !== 0) return;
      engine.read(() => publisher.flush()).catch(options.report);
    }),
    every(machine, CLOCK_EVERY_MS, () => consoles.emit('clock', clockFrame())),
    every(machine, PULSE_EVERY_MS, () => consoles.emit('pulse', engine.status())),
    engine.clock.onChange(() => consoles.emit('clock', clockFrame())),
  ];
  return {
    port: door.port,
    address: () => addressWithCode(door),
    async close() {
      for (const stop of stops) stop();
      publisher.close();
      await io.close();
      await door.close();
    },
  };
}

function every(machine: Machine, periodMs: number, run: () => void): () => void {
  let cancel = arm();
  function arm(): () => void {
    return machine.schedule(machine.machineNow() + periodMs, () => {
      run();
      cancel = arm();
    });
  }
  return () => cancel();
}

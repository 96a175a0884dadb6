import { io } from 'socket.io-client';
import { clockReading } from '#shared/contracts';
import { Fault, toMs } from '#shared/vocabulary';
import { FollowedClock, type Machine } from '#engine/clock';

/** The simulator says its time at once and every second; one that does not is not there. */
const FIRST_READING_MS = 20_000;

/** The world's time as the embedded simulator tells it. */
export interface SimulatorClock {
  clock: FollowedClock;
  close(): void;
}

/** Follows the simulator's `/clock`; resolves with its first reading, since nothing may be stamped before it. */
export function followSimulatorClock(url: string, machine: Machine): Promise<SimulatorClock> {
  const socket = io(`${url}/clock`, { transports: ['websocket'] });
  return new Promise((resolve, reject) => {
    let clock: FollowedClock | null = null;
    const giveUp = machine.schedule(machine.machineNow() + FIRST_READING_MS, () => {
      socket.close();
      reject(new Fault('simulation.noClock', `The simulator at ${url} does not tell its time.`));
    });
    socket.on('clock', (message: unknown) => {
      const reading = clockReading.safeParse(message);
      if (!reading.success) return;
      const worldAt = toMs(reading.data.worldAt);
      const machineAt = toMs(reading.data.machineAt);
      const isFirst = clock === null;
      clock ??= new FollowedClock(machine, worldAt);
      clock.follow({ worldAt, machineAt, rate: reading.data.rate });
      if (!isFirst) return;
      giveUp();
      resolve({ clock, close: () => socket.close() });
    });
  });
}

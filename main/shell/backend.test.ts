import { describe, expect, test } from 'vitest';
import { Backend } from './backend.ts';
import type { ForkedChild } from './kept-child.ts';

/** Stands for Electron's utility processes: says what it is told to, dies when it is told to. */
class StandIn implements ForkedChild {
  readonly program: string;
  readonly environment: Record<string, string>;
  asked = 0;
  say: (line: string) => void = () => {};
  die: (code: number) => void = () => {};

  constructor(program: string, environment: Record<string, string>) {
    this.program = program;
    this.environment = environment;
  }
  onLine(listener: (line: string) => void): void {
    this.say = listener;
  }
  onExit(listener: (code: number) => void): void {
    this.die = listener;
  }
  askToStop(): void {
    this.asked += 1;
  }
  kill(): void {
    this.die(-1);
  }
}

const PORTS = { erp: 1, wms: 2, tms: 3 };

function backend() {
  const forked: StandIn[] = [];
  const waits: { ms: number; run: () => void }[] = [];
  const addresses: string[] = [];
  const faults: string[] = [];
  let nowMs = 0;
  const subject = new Backend({
    dataDir: '/data',
    token: 'T',
    speed: 60,
    fork(program, environment) {
      const child = new StandIn(program, environment);
      forked.push(child);
      return child;
    },
    onAddress: (address) => addresses.push(address),
    onFault: (sentence) => faults.push(sentence),
    monotonicNow: () => nowMs,
    chance: () => 1,
    later(ms, run) {
      const wait = { ms, run };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  });
  return { subject, forked, waits, addresses, faults, advance: (ms: number) => (nowMs += ms) };
}

function started() {
  const house = backend();
  house.subject.start();
  const simulator = house.forked[0] as StandIn;
  simulator.say(JSON.stringify({ ready: true, ports: PORTS }));
  const hub = house.forked[1] as StandIn;
  hub.say(JSON.stringify({ ready: true, address: 'http://127.0.0.1:4711' }));
  return { ...house, simulator, hub };
}

describe('simulator and hub of the installed application', () => {
  test('start in this order, the hub on the simulator’s ports', () => {
    const { forked, addresses, hub } = started();
    expect(forked.map((child) => child.program)).toEqual(['simulator', 'hub']);
    expect(JSON.parse(hub.environment['SIGNALBOX_FEEDS'] as string)).toEqual(PORTS);
    expect(hub.environment['SIGNALBOX_TOKEN']).toBe('T');
    expect(addresses).toEqual(['http://127.0.0.1:4711']);
  });

  test('a hub that dies is started again on the same port, after a wait that grows', () => {
    const { forked, waits, hub } = started();
    hub.die(1);
    expect(forked).toHaveLength(2);
    const first = waits.shift();
    first?.run();
    const again = forked[2] as StandIn;
    expect([again.program, again.environment['SIGNALBOX_PORT']]).toEqual(['hub', '4711']);
    again.die(1);
    expect(waits[0]?.ms).toBeGreaterThan(first?.ms ?? Infinity);
  });

  test('a simulator that comes back on other ports takes the hub along', () => {
    const { forked, waits, simulator, hub } = started();
    simulator.die(1);
    waits.shift()?.run();
    (forked[2] as StandIn).say(JSON.stringify({ ready: true, ports: { ...PORTS, erp: 9 } }));
    expect(hub.asked).toBe(1);
    hub.die(0);
    waits.shift()?.run();
    const environment = (forked[3] as StandIn).environment;
    expect(JSON.parse(environment['SIGNALBOX_FEEDS'] as string).erp).toBe(9);
  });

  test('stop in order, the hub first, and are not started again', async () => {
    const { subject, forked, simulator, hub, waits } = started();
    const stopped = subject.stop();
    expect([hub.asked, simulator.asked]).toEqual([1, 0]);
    hub.die(0);
    await Promise.resolve();
    await Promise.resolve();
    expect(simulator.asked).toBe(1);
    simulator.die(0);
    await stopped;
    expect([forked.length, waits.length]).toEqual([2, 0]);
  });

  test('what a child cannot do is told to the person', () => {
    const { faults, simulator } = started();
    simulator.say(JSON.stringify({ fault: 'The disk is full.' }));
    expect(faults).toEqual(['The disk is full.']);
  });
});

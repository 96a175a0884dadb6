import { describe, expect, test } from 'vitest';
import {
  FollowedClock,
  ManualClock,
  machineMsUntil,
  scheduleInWorld,
  systemMachine,
} from './index.ts';

const NOON_MS = Date.UTC(2026, 5, 30, 12);

describe('the world of the embedded simulator', () => {
  test('stands still until the simulator has spoken, then runs at its rate', () => {
    const machine = new ManualClock(1_000);
    const clock = new FollowedClock(machine, NOON_MS);
    machine.advance(500);
    expect(clock.worldNow()).toBe(NOON_MS);
    clock.follow({ worldAt: NOON_MS + 60_000, machineAt: 1_500, rate: 60 });
    machine.advance(1_000);
    expect(clock.worldNow()).toBe(NOON_MS + 60_000 + 60_000);
  });

  test('does not mind that the two machines disagree about the time', () => {
    const machine = new ManualClock(1_000_000);
    const clock = new FollowedClock(machine, NOON_MS);
    clock.follow({ worldAt: NOON_MS, machineAt: 5_000, rate: 60 });
    machine.advance(1_000);
    expect(clock.worldNow()).toBe(NOON_MS + 60_000);
  });

  test('takes the fastest of its messages for the truth about the way', () => {
    const machine = new ManualClock(10_000);
    const clock = new FollowedClock(machine, NOON_MS);
    clock.follow({ worldAt: NOON_MS, machineAt: 10_000, rate: 60 });
    machine.advance(100);
    // Sent at 10,050 and 50 ms on its way: the world is where it was without this message.
    clock.follow({ worldAt: NOON_MS + 3_000, machineAt: 10_050, rate: 60 });
    expect(clock.worldNow()).toBe(NOON_MS + 6_000);
  });

  test('never runs backwards because a message was late', () => {
    const machine = new ManualClock(10_000);
    const clock = new FollowedClock(machine, NOON_MS);
    clock.follow({ worldAt: NOON_MS, machineAt: 10_000, rate: 60 });
    machine.advance(100);
    clock.follow({ worldAt: NOON_MS + 5_000, machineAt: 10_100, rate: 0 });
    expect(clock.worldNow()).toBe(NOON_MS + 6_000);
  });

  test('goes back with a simulator that began anew', () => {
    const machine = new ManualClock(10_000);
    const clock = new FollowedClock(machine, NOON_MS);
    clock.follow({ worldAt: NOON_MS, machineAt: 10_000, rate: 1 });
    let changes = 0;
    clock.onChange(() => changes++);
    clock.follow({ worldAt: NOON_MS - 3_600_000, machineAt: 10_000, rate: 1 });
    expect(clock.worldNow()).toBe(NOON_MS - 3_600_000);
    expect(changes).toBe(1);
  });
});

describe('an alarm in world time', () => {
  test('goes off when the world is there, whatever became of the rate', () => {
    const clock = new ManualClock(NOON_MS, 60);
    const wentOff: number[] = [];
    scheduleInWorld(clock, clock, NOON_MS + 120_000, () => wentOff.push(clock.worldNow()));
    clock.advance(1_000);
    clock.setRate(0);
    expect(machineMsUntil(clock, NOON_MS + 120_000)).toBe(Infinity);
    clock.advance(100_000);
    expect(wentOff).toEqual([]);
    clock.setRate(600);
    clock.advance(100);
    expect(wentOff).toEqual([NOON_MS + 120_000]);
  });

  test('stays silent once cancelled', () => {
    const clock = new ManualClock(NOON_MS);
    let wentOff = false;
    const cancel = scheduleInWorld(clock, clock, NOON_MS + 10, () => (wentOff = true));
    cancel();
    clock.setRate(2);
    clock.advance(100);
    expect(wentOff).toBe(false);
  });
});

describe('the manual clock', () => {
  test('runs alarms at their own instants, also those that an alarm sets', () => {
    const clock = new ManualClock(0);
    const seen: string[] = [];
    clock.schedule(20, () => seen.push(`second at ${clock.machineNow()}`));
    clock.schedule(10, () => {
      seen.push(`first at ${clock.machineNow()}`);
      clock.schedule(15, () => seen.push(`between at ${clock.machineNow()}`));
    });
    clock.advance(30);
    expect(seen).toEqual(['first at 10', 'between at 15', 'second at 20']);
    expect(clock.machineNow()).toBe(30);
  });
});

describe('the machine', () => {
  test('never rings early', async () => {
    const lateMs = await Promise.all(
      [0.2, 1.7, 3.5, 8.9].map((waitMs) => {
        const dueMs = systemMachine.machineNow() + waitMs;
        return new Promise<number>((resolve) => {
          systemMachine.schedule(dueMs, () => resolve(systemMachine.machineNow() - dueMs));
        });
      }),
    );
    expect(Math.min(...lateMs)).toBeGreaterThanOrEqual(0);
  });
});

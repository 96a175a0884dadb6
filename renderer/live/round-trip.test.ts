import { expect, test } from 'vitest';
import { RoundTrip } from './round-trip.ts';

/** A hub that answers when the test says so, on a clock that the test sets. */
function standIn() {
  const answers: ((isAnswered: boolean) => void)[] = [];
  const clock = { nowMs: 0 };
  const trip = new RoundTrip(
    () => new Promise((resolve) => answers.push(resolve)),
    () => clock.nowMs,
  );
  return { answers, clock, trip };
}

test('the latency is from the question to its answer', async () => {
  const { answers, clock, trip } = standIn();
  expect(trip.ms.get()).toBe(null);
  const measured = trip.measure();
  clock.nowMs = 12.4;
  answers[0]!(true);
  await measured;
  expect(trip.ms.get()).toBe(12);
});

test('one question is under way at a time, and a hub that is behind is not asked more', async () => {
  const { answers, clock, trip } = standIn();
  const first = trip.measure();
  clock.nowMs = 1_000;
  await trip.measure();
  expect(answers).toHaveLength(1);
  clock.nowMs = 2_500;
  answers[0]!(true);
  await first;
  expect(trip.ms.get()).toBe(2_500);
  void trip.measure();
  expect(answers).toHaveLength(2);
});

test('without an answer there is no latency', async () => {
  const { answers, trip } = standIn();
  const answered = trip.measure();
  answers[0]!(true);
  await answered;
  const lost = trip.measure();
  answers[1]!(false);
  await lost;
  expect(trip.ms.get()).toBe(null);
});

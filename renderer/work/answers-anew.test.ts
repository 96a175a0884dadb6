import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askAnew } from './answers-anew.ts';

/** An answer on screen whose next reading comes when `come` is called. */
async function shown(answers: QueryClient, queryKey: unknown[]) {
  let come: (value: string) => void = () => {};
  let isFirst = true;
  const observer = new QueryObserver<string>(answers, {
    queryKey,
    staleTime: Infinity,
    queryFn: () => {
      if (!isFirst) return new Promise((resolve) => (come = resolve));
      isFirst = false;
      return Promise.resolve('old');
    },
  });
  observer.subscribe(() => {});
  await expect.poll(() => observer.getCurrentResult().data).toBe('old');
  return { observer, come: (value: string) => come(value) };
}

/** Whether it is still waited for after everything that could end has ended. */
async function isHeld(waiting: Promise<void>): Promise<boolean> {
  let held = true;
  void waiting.then(() => (held = false));
  await new Promise((resolve) => setImmediate(resolve));
  return held;
}

test('an act waits for what is read of the thing that it concerns', async () => {
  const answers = new QueryClient();
  const card = await shown(answers, ['transfer.card', { key: 'TRF-2026-0648' }, '3']);
  const waiting = askAnew(answers, [{ transfer: 'TRF-2026-0648', seen: 3 }, ['TRF-2026-0648']]);
  expect(await isHeld(waiting)).toBe(true);
  card.come('new');
  await waiting;
  expect(card.observer.getCurrentResult().data).toBe('new');
});

test('an act does not wait for a slow answer about something else, and that answer is known to be overtaken', async () => {
  const answers = new QueryClient();
  const health = await shown(answers, ['alarms.health', {}, 7]);
  const other = await shown(answers, ['transfer.card', { key: 'TRF-2026-06481' }, '1']);
  const waiting = askAnew(answers, [{ transfer: 'TRF-2026-0648' }, ['TRF-2026-0648']]);
  expect(await isHeld(waiting)).toBe(false);
  for (const { observer } of [health, other])
    expect(observer.getCurrentResult()).toMatchObject({ isFetching: true, isStale: true });
});

test('what the hub says it changed is waited for although the act did not name it', async () => {
  const answers = new QueryClient();
  const document = await shown(answers, ['intercompany.detail', { key: 'TRF-2026-0611' }, '']);
  const waiting = askAnew(answers, [{ task: 'x' }, ['TRF-2026-0611/A1']]);
  expect(await isHeld(waiting)).toBe(true);
  document.come('new');
  await waiting;
});

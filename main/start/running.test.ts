import { describe, expect, test } from 'vitest';
import { Running } from './running.mjs';

describe('what a start has begun', () => {
  test('is stopped in order, last begun first', async () => {
    const running = new Running();
    const stopped: string[] = [];
    for (const name of ['claim', 'simulator', 'hub'])
      running.add({ stop: () => void stopped.push(name) });
    await running.stop();
    expect(stopped).toEqual(['hub', 'simulator', 'claim']);
  });

  test('is ended at once when a person does not want to wait, what is just being stopped too', () => {
    const running = new Running();
    const ended: string[] = [];
    for (const name of ['simulator', 'hub'])
      running.add({ stop: () => new Promise(() => {}), kill: () => void ended.push(name) });
    void running.stop();
    running.kill();
    expect(ended.toSorted()).toEqual(['hub', 'simulator']);
  });
});

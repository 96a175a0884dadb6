import type { Page } from 'playwright-core';

/** How a page's main thread fared during a while. */
export interface Busy {
  /** Share of the time that tasks took, 0 to 1. */
  share: number;
  /** The longest single task, ms; 0 when none took 50 ms (the Long Tasks API reports no shorter ones). */
  longestTaskMs: number;
}

/**
 * Measures the main thread until something is over: Chromium's own TaskDuration, which holds everything the thread did,
 * and the longest task as the page itself saw it.
 */
export async function measureBusy(page: Page, isOver: () => Promise<unknown>): Promise<Busy> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'timeTicks' });
  await page.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasks: tasks, longTaskObserver: observer });
  });
  const before = await metrics(session);
  await isOver();
  const after = await metrics(session);
  const longestTaskMs = await page.evaluate(() => {
    const seen = globalThis as unknown as {
      longTasks: number[];
      longTaskObserver: PerformanceObserver;
    };
    for (const entry of seen.longTaskObserver.takeRecords()) seen.longTasks.push(entry.duration);
    seen.longTaskObserver.disconnect();
    return Math.max(0, ...seen.longTasks);
  });
  await session.detach();
  return {
    share: (after.taskS - before.taskS) / (after.atS - before.atS),
    longestTaskMs,
  };
}

async function metrics(session: {
  send(method: 'Performance.getMetrics'): Promise<{ metrics: { name: string; value: number }[] }>;
}): Promise<{ taskS: number; atS: number }> {
  const { metrics: all } = await session.send('Performance.getMetrics');
  const of = (name: string) => all.find((metric) => metric.name === name)?.value ?? 0;
  return { taskS: of('TaskDuration'), atS: of('Timestamp') };
}

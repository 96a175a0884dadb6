/** The thread in which a draft of policy is held against the past, with the rooms of this hub. */
import { serveBacktest } from '#foresight/backtest';
import { ROOMS } from './rooms.ts';

await serveBacktest(ROOMS);

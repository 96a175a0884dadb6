import { enter } from './enter.mjs';

await enter(() => import('./test-command.mjs'));

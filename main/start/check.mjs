import { enter } from './enter.mjs';

await enter(() => import('./check-command.mjs'));

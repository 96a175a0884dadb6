import { enter } from './enter.mjs';

await enter(() => import('./start-command.mjs'));

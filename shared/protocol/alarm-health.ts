import type { Instant } from '#shared/vocabulary';
import type { ExceptionType } from './rows.ts';

/** An exception as the measures of alarm health name it, with how often it came. */
export interface AlarmActor {
  exception: string;
  type: ExceptionType;
  subject: string;
  since: Instant;
  /** The end of its snooze. */
  until: Instant | null;
  times: number;
}

/** What one rule raised in 24 hours. */
export interface AlarmRule {
  type: ExceptionType;
  open: number;
  raised: number;
  /** Of these, what came back after it was over and was counted on the same exception. */
  again: number;
  /** How long or how far something must be off before it is raised at all, minutes; 0 without. */
  debounceMinutes: number;
  /** What stands below the threshold that would open it: hysteresis keeps it. Null where the rule has no such band. */
  keptOpen: number | null;
}

/** How the alarms themselves behave, as ISA-18.2 (2016) and EEMUA 191 measure it. */
export interface AlarmHealth {
  /** Raised in each ten minutes of the last eight hours, oldest first. */
  perTenMinutes: number[];
  now: number;
  peak: number;
  /** Controllers who share it, and the average of the shift for each of them in ten minutes, in tenths. */
  controllers: number;
  averageTenths: number;
  /** In the last 24 hours. */
  raised: number;
  floods: { from: Instant; until: Instant | null; peak: number; count: number }[];
  /** Share of the last 24 hours in a flood, per cent. */
  floodPercent: number;
  chattering: AlarmActor[];
  /** Open for more than a day. */
  standing: AlarmActor[];
  shelved: AlarmActor[];
  /** Who raised most in 24 hours, at most ten. */
  actors: AlarmActor[];
  rules: AlarmRule[];
}

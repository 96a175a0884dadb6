import type { CoreSteps } from '#engine/runs';
import v1 from './core-steps.v1.json' with { type: 'json' };

/** The steps that workflows share, by version: where a run stands, is tried again, is taken back, waits for a yes. */
export const CORE_STEPS: CoreSteps = { 1: v1 as unknown as CoreSteps[number] };

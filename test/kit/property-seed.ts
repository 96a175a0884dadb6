import fc from 'fast-check';

/**
 * One seed for the properties of a run, so that a run can be had again; SIGNALBOX_SEED=0 draws another each time, and a
 * number is that seed.
 */
const asked = process.env['SIGNALBOX_SEED'];
if (asked !== '0') fc.configureGlobal({ seed: Number(asked ?? 20_261_125) });

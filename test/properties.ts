import fc from 'fast-check';

/**
 * Properties try the same values every time, so that what a change breaks is told from what chance brings;
 * FC_SEED=1234 repeats a run that was found elsewhere, FC_SEED=random goes looking.
 */
const { FC_SEED } = process.env;
if (FC_SEED !== 'random') fc.configureGlobal({ seed: Number(FC_SEED ?? 20_261_128) });

export { fc };

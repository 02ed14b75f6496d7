import fc from 'fast-check';

/**
 * Runs before every unit test. Properties draw the same examples in every run, so that a change
 * is judged by the change alone; `npm run fuzz` draws others, and more of them, to look for faults.
 */
fc.configureGlobal(process.env.FUZZ ? { numRuns: Number(process.env.FUZZ) } : { seed: 1 });

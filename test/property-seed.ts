import fc from 'fast-check';

/** Properties meet the same examples at every run, so that what is red once is red again; PROPERTY_SEED=7 meets others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261121) });

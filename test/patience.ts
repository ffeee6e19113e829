/**
 * Milliseconds that a test waits for one thing to be seen before it gives up. A test goes on as soon as the thing is there, so this only
 * says how slow a machine may be: several times slower than one on which the longest wait, a file of 100 000 rows, takes ten seconds.
 */
export const PATIENCE_MS = 60_000;

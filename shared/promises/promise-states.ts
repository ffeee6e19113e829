/**
 * What became of a promise. `running`: its day + 2 is not over and something is still to come; `kept`: all of it came by then; `partlyKept`:
 * some of it; `broken`: nothing; `replaced`: another took its place before that; `withdrawn`: nobody counts on it any more; `lapsed`: a
 * credit note, a loss or money that it did not bring left nothing to pay.
 */
export const PROMISE_STATES = ['running', 'kept', 'partlyKept', 'broken', 'replaced', 'withdrawn', 'lapsed'] as const;

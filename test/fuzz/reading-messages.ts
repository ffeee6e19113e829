import type { DamagedFormat } from '../builders/damaged-files.ts';

/** Which damaged files to read, from which round on. */
export interface ReadingOrder {
  readonly format: DamagedFormat;
  readonly from: number;
  readonly rounds: number;
}

/** What the reading thread is given: the round under way is written where it can be seen even if the thread answers nothing any more. */
export interface ReadingTask extends ReadingOrder {
  readonly underWay: Int32Array;
}

/** How one damaged file ended. `problem` says what it ended in if not in rows or in a sentence. */
export interface Outcome {
  readonly round: number;
  readonly end: 'read' | 'refused' | 'tooDemanding' | 'crashed';
  /** Of the processor. */
  readonly milliseconds: number;
  readonly problem: string;
}

/** What the reading program tells, with the most memory that it has taken so far. */
export interface Told extends Outcome {
  readonly megabytes: number;
}

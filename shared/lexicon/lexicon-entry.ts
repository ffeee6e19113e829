import type { ProvenFigure } from '../dashboard/proof/proof.contract.ts';

/** A term as an owner meets it, in plain words. */
export interface LexiconEntry {
  /** In addresses and in links from the screens: `dechance-du-terme`. */
  readonly key: string;
  readonly name: string;
  /** Other ways in which it is said or abbreviated, found by the search as well. */
  readonly also?: readonly string[];
  /** One to three sentences. Empty for a figure, whose one definition is that of its proof (`figure-texts.fr.ts`). */
  readonly definition: string;
  readonly example?: string;
  /** Keys of terms that help to understand this one. */
  readonly see?: readonly string[];
  /** The figure that it names. */
  readonly figure?: ProvenFigure;
}

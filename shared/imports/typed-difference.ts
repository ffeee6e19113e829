/** A detail of a customer of which a file says something else than the person who typed it. */
export interface TypedDifference {
  readonly customerName: string;
  /** « téléphone : 01 02 03 04 05 → 06 07 08 09 10 » */
  readonly difference: string;
}

/** Whose figures: of one customer, of the customers of a segment, or of the whole company when neither is named. */
export interface Scope {
  customerId?: number | undefined;
  segment?: string | undefined;
}

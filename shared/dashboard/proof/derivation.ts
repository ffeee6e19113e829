import type { ProofPart } from './proof.contract.ts';

export type ProofInput = number | null | number[];

/** How a figure comes from its inputs: their names in an expression, and the rows that each of them adds up. */
export interface Derivation {
  expression: string;
  inputs: Record<string, ProofInput>;
  /** Lists of rows, each with the input that its sum is. */
  parts: readonly (readonly [ProofPart, string])[];
}

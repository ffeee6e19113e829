import type { LocalDate } from '../dates/local-date.ts';
import type { ImportProblem } from '../imports/imports.contract.ts';
import type { Cents } from '../money/cents.ts';

/** One movement of an account, as its bank states it. */
export interface BankMovement {
  /** The line of the file, or the row of the sheet, where a person finds it; from 1. */
  readonly line: number;
  readonly bookedOn: LocalDate;
  readonly valueOn: LocalDate | null;
  /** Hundredths of the unit of `currency`; a credit of the account is positive. */
  readonly amountCents: Cents;
  /** All that the bank says of it, on one line. */
  readonly label: string;
  /** The other party's name, where the file states it apart from the label. */
  readonly counterparty: string;
  /** What the payer wrote to be recognised by: end-to-end reference, structured remittance, document numbers. */
  readonly reference: string;
  /** The bank's own identifier of the movement, to know it again in another file; empty where there is none. */
  readonly bankReference: string;
  /** ISO 4217 */
  readonly currency: string;
  /** What the statement itself says that an amount in another currency is in euros, with its sign; absent where it does not say. */
  readonly euroCents?: Cents | undefined;
  /** It undoes an earlier movement (returned direct debit, unpaid cheque, correction), so it settles nothing. */
  readonly reversal: boolean;
}

/** The movements of one account over a period. */
export interface BankStatement {
  /** IBAN or account number as the file writes it, without spaces; empty when it does not say. */
  readonly account: string;
  readonly currency: string;
  /** Balances announced by the file, or that its running balance proves; null when it does not say. */
  readonly openingCents: Cents | null;
  readonly closingCents: Cents | null;
  /** The period announced, else the first and last booking days; null for a statement without either. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** In the order of the file. */
  readonly movements: readonly BankMovement[];
}

export type StatementFormat = 'ofx' | 'camt053' | 'cfonb120' | 'mt940' | 'table';

/** What a file of statements holds, and what is to be known about it. A file that cannot be trusted throws an AppError instead. */
export interface StatementReading {
  readonly format: StatementFormat;
  readonly statements: readonly BankStatement[];
  readonly problems: readonly ImportProblem[];
}

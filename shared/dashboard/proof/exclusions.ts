import type { ExclusionCode, ProofPart } from './proof.contract.ts';

/** What each list leaves out, and over how many months that end with the figure's it is looked for. */
export const EXCLUSIONS_OF_PART: Readonly<Partial<Record<ProofPart, readonly ExclusionCode[]>>> = {
  open: ['cancelled', 'notYetIssued', 'writtenOff', 'laterPayment', 'unallocatedPayment'],
  notDue: ['cancelled', 'notYetIssued', 'unallocatedPayment'],
  overdue: ['creditNote', 'notPastDue', 'cancelled', 'writtenOff', 'laterPayment', 'unallocatedPayment'],
  disputed: ['cancelled'],
  chaseable: ['disputed', 'creditNote', 'notPastDue', 'cancelled', 'writtenOff', 'unallocatedPayment'],
  issued: ['cancelled', 'notYetIssued'],
  issued3Months: ['cancelled', 'notYetIssued'],
  issued12Months: ['cancelled', 'notYetIssued'],
  collected: ['notAPayment'],
  delays: ['unallocatedPayment', 'notAPayment'],
  delays12Months: ['unallocatedPayment', 'notAPayment'],
  imported: ['notImported'],
  customers: ['noRevenue', 'cancelled'],
};

export const MONTHS_OF_PART: Readonly<Partial<Record<ProofPart, number>>> = {
  issued3Months: 3,
  issued12Months: 12,
  delays12Months: 12,
  writeOffs12Months: 12,
  customers: 12,
};

import { z } from 'zod';
import { command, query } from '../contract/procedure.ts';
import { LocalDate } from '../dates/local-date.ts';
import { Cents } from '../money/cents.ts';

/** A claim collected by somebody else in the creditor's name, or sold to somebody who collects it for himself. */
export const HandOverKind = z.enum(['agency', 'sale']);
export type HandOverKind = z.output<typeof HandOverKind>;

/** `running`: somebody else is at it; `settled`: nothing is open any more; `takenBack`: the creditor chases again. */
export const HandOverState = z.enum(['running', 'settled', 'takenBack']);
export type HandOverState = z.output<typeof HandOverState>;

const NotNegative = Cents.refine((value) => value >= 0, 'doit être positif');
const OneHandOver = z.object({ handOverId: z.int() });

export const HandOver = z.object({
  handOverId: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  kind: HandOverKind,
  on: LocalDate,
  /** The agency, or the buyer. */
  taker: z.string(),
  /** Of a sale. */
  priceCents: Cents.nullable(),
  note: z.string(),
  takenBackOn: LocalDate.nullable(),
  invoices: z.array(z.object({ invoiceId: z.int(), invoiceNumber: z.string(), openCents: Cents })),
  openCents: Cents,
  /** What came of it, and what was given up, as it was entered here. */
  collectedCents: Cents,
  lostCents: Cents,
  state: HandOverState,
});
export type HandOver = z.output<typeof HandOver>;

export const handOversContract = {
  /** Notes that invoices were handed over to an agency, or sold: they are not chased any more. */
  record: command({
    input: z.object({
      customerId: z.int(),
      kind: HandOverKind,
      on: LocalDate,
      taker: z.string().trim().min(1).max(120),
      invoiceIds: z.array(z.int()).min(1).max(500),
      priceCents: NotNegative.optional(),
      note: z.string().trim().max(300).optional(),
    }),
    output: OneHandOver,
  }),
  /**
   * Enters what came of it: money, put against its invoices, oldest due first; and what is given up, the same way after it. A sale gives its
   * price and, as a rule, the rest as lost.
   */
  settle: command({
    input: OneHandOver.extend({ on: LocalDate, collectedCents: NotNegative.optional(), lostCents: NotNegative.optional() }).refine(
      ({ collectedCents = 0, lostCents = 0 }) => collectedCents + lostCents > 0,
      'donnez ce qui a été encaissé, ou ce qui est perdu',
    ),
    output: OneHandOver.extend({ paymentIds: z.array(z.int()) }),
  }),
  /** The creditor chases again what is still open, from that day on. */
  takeBack: command({ input: OneHandOver.extend({ on: LocalDate.optional() }), output: OneHandOver }),
  /** Hands over again what was taken back by mistake. */
  resume: command({ input: OneHandOver, output: OneHandOver }),
  /** Takes out one noted by mistake, of which nothing was entered. */
  remove: command({ input: OneHandOver, output: OneHandOver }),
  /** Latest first; of one customer, or of all. */
  list: query({ input: z.object({ asOf: LocalDate, customerId: z.int().optional() }), output: z.array(HandOver) }),
};

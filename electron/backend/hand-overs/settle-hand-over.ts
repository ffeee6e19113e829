import { linkHandOverPayment, readHandOver } from '../../../db/hand-overs/hand-overs.queries.ts';
import { invoicesAt } from '../../../db/invoices/open-invoices.queries.ts';
import { insertPayment } from '../../../db/payments/payments.queries.ts';
import { insertWriteOffReason } from '../../../db/write-offs/write-offs.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { shareOut } from '../../../shared/hand-overs/hand-over-rules.ts';
import { handOverWords } from '../../../shared/hand-overs/hand-over-words.fr.ts';
import type { handOversContract } from '../../../shared/hand-overs/hand-overs.contract.ts';
import { addCents, sumCents, ZERO } from '../../../shared/money/cents.ts';
import { END_OF_RECORDS } from '../../../shared/payments/allocation-rules.ts';
import type { CommandContext } from '../context.ts';

type Verb = typeof handOversContract.settle;

/**
 * Enters what a hand-over brought and what is given up: a payment and a loss on its invoices, oldest due first, each of which can be removed
 * as any other. The room is what is open once everything recorded has happened.
 *
 * @throws AppError HAND_OVER_NOT_FOUND, HAND_OVER_OVER, HAND_OVER_SETTLED_TOO_EARLY, HAND_OVER_EXCEEDS_OPEN, HAND_OVER_IN_FUTURE
 */
export function settleHandOver({ db, today }: CommandContext, input: InputOf<Verb>): OutputOf<Verb> {
  const { handOverId, on, collectedCents = ZERO, lostCents = ZERO } = input;
  const handOver = readHandOver(db, handOverId, today);
  if (handOver.state !== 'running') throw new AppError('HAND_OVER_OVER', { handOverId });
  if (on > today) throw new AppError('HAND_OVER_IN_FUTURE', { on });
  if (on < handOver.on) throw new AppError('HAND_OVER_SETTLED_TOO_EARLY', { handedOn: handOver.on, on });
  const room = new Map(invoicesAt(db, END_OF_RECORDS, handOver.customerId).map(({ id, openCents }) => [id, openCents]));
  const invoices = handOver.invoices.map(({ invoiceId }) => ({ invoiceId, openCents: room.get(invoiceId) ?? ZERO }));
  const shares = shareOut(invoices, collectedCents, lostCents);
  if (!shares) {
    const openCents = sumCents(invoices.map((invoice) => invoice.openCents));
    throw new AppError('HAND_OVER_EXCEEDS_OPEN', { openCents, amountCents: addCents(collectedCents, lostCents) });
  }
  const { customerId, kind, taker } = handOver;
  return db.transaction(() => {
    const paymentIds: number[] = [];
    if (collectedCents > 0) {
      const payment = { customerId, paidOn: on, amountCents: collectedCents, kind: 'payment' as const, method: taker.slice(0, 60) };
      paymentIds.push(
        insertPayment(
          db,
          payment,
          shares.collected.map((share) => ({ ...share, on })),
        ),
      );
    }
    if (lostCents > 0) {
      const loss = { customerId, paidOn: on, amountCents: lostCents, kind: 'writeOff' as const, method: '' };
      const paymentId = insertPayment(
        db,
        loss,
        shares.lost.map((share) => ({ ...share, on })),
      );
      insertWriteOffReason(db, paymentId, kind === 'sale' ? 'saleOfClaim' : 'uncollectible', handOverWords(handOver));
      paymentIds.push(paymentId);
    }
    for (const paymentId of paymentIds) linkHandOverPayment(db, handOverId, paymentId);
    return { handOverId, paymentIds };
  });
}

/** Early-payment terms of a customer and of an invoice, and the payments whose promptness earned a discount. */
export const earlyPayment = /* sql */ `
-- A rate in per cent and days from the date of the invoice, as '3/10' (shared/payments/early-payment.ts); empty: none.
ALTER TABLE customers ADD COLUMN early_payment TEXT NOT NULL DEFAULT '';
CREATE INDEX customers_early_payment ON customers (id) WHERE early_payment <> '';
-- Null: those of its customer; empty: none, whatever its customer has.
ALTER TABLE invoices ADD COLUMN early_payment TEXT;
CREATE INDEX invoices_early_payment ON invoices (customer_id) WHERE early_payment IS NOT NULL;

-- A discount (payments.kind 'discount') and the payment that earned it: it goes with that payment, or with what that payment settled.
CREATE TABLE earned_discounts (
  discount_id INTEGER PRIMARY KEY REFERENCES payments (id) ON DELETE CASCADE,
  payment_id INTEGER NOT NULL REFERENCES payments (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX earned_discounts_payment ON earned_discounts (payment_id);
`;

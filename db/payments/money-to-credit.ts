/**
 * The statement of the ids of all payments of which something was not put against invoices at the end of a day, and of others. Where all that
 * a customer paid in a month was put against invoices, the sums kept of that month say so, and no payment of it is looked at unless something
 * of it was allocated after the day.
 */
export function idsOfMoneyToCredit(asOf: string): string {
  return /* sql */ `
    SELECT p.id FROM credit_customer_months m CROSS JOIN payments p ON p.customer_id = m.customer_id
      AND p.paid_on BETWEEN m.month || '-01' AND m.month || '-31'
    UNION ALL SELECT p.id FROM stale_customer_months s CROSS JOIN payments p ON p.customer_id = s.customer_id
    UNION ALL SELECT id FROM payments WHERE paid_on > coalesce((SELECT month || '-31' FROM customer_months_through), '')
    UNION ALL SELECT payment_id FROM allocations WHERE allocated_on > ${asOf} AND allocated_on > received_on`;
}

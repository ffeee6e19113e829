/**
 * The statement of the ids of invoices and credit notes that were open at the end of some day from one to another, and of some that were
 * not. What was settled by the first day is never read, nor what was issued after the last: months in which something was settled are found
 * with one look in an index each, from the first day's on, and then read up to the last day of issue. So the cost grows with what was open.
 */
export function idsOpenBetween(first: string, last: string): string {
  return /* sql */ `
    WITH RECURSIVE months (month) AS (
      SELECT min(substr(settled_on, 1, 7)) FROM invoices WHERE substr(settled_on, 1, 7) >= substr(${first}, 1, 7)
      UNION ALL
      SELECT (SELECT min(substr(settled_on, 1, 7)) FROM invoices WHERE substr(settled_on, 1, 7) > months.month) FROM months WHERE month IS NOT NULL)
    SELECT o.id FROM months CROSS JOIN invoices o
    WHERE substr(o.settled_on, 1, 7) = months.month AND o.issued_on <= ${last} AND o.settled_on > ${first}`;
}

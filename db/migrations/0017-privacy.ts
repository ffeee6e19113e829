/** Customers whose names and details were taken out of the file for good. In a table of their own: nothing of a customer's row changes its shape. */
export const privacy = /* sql */ `
CREATE TABLE anonymised_customers (
  customer_id INTEGER PRIMARY KEY REFERENCES customers (id) ON DELETE RESTRICT,
  anonymised_on TEXT NOT NULL
) STRICT;
`;

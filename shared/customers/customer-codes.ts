/** The codes that several contracts share; `customers.contract.ts` says what they mean. */
export const CUSTOMER_KINDS = ['business', 'consumer'] as const;

/** What somebody of a customer's does there. */
export const CONTACT_ROLE_CODES = ['billing', 'director', 'purchasing', 'site', 'legal', 'other'] as const;

/** What an account is for, as far as receivables and charges need to know. */
export type AccountRole =
  | 'customer'
  | 'doubtful'
  | 'advance'
  | 'deferredSale'
  | 'sales'
  | 'otherIncome'
  | 'collectedVat'
  | 'deductibleVat'
  | 'reverseChargeVat'
  | 'vatReturn'
  | 'cash'
  | 'badDebt'
  | 'discountGranted'
  | 'charge'
  | 'result'
  | 'thirdParty'
  | 'other';

/** Prefixes of the French plan (plan comptable général); the longest that an account starts with decides. */
const ROLES: Readonly<Record<string, AccountRole>> = {
  411: 'customer',
  416: 'doubtful',
  // Bills to be cashed replace the receivable: the customer has paid by them.
  413: 'cash',
  418: 'deferredSale',
  419: 'advance',
  487: 'deferredSale',
  491: 'badDebt',
  654: 'badDebt',
  // Differences of a few cents, given up when accounts are lettered.
  658: 'badDebt',
  6714: 'badDebt',
  665: 'discountGranted',
  4452: 'reverseChargeVat',
  4455: 'vatReturn',
  4456: 'deductibleVat',
  44567: 'vatReturn',
  // Input VAT on fixed assets is not that of a charge.
  44562: 'other',
  4457: 'collectedVat',
  4458: 'collectedVat',
  4: 'thirdParty',
  5: 'cash',
  59: 'other',
  6: 'charge',
  7: 'otherIncome',
  70: 'sales',
  12: 'result',
};

const LONGEST = 5;

/** The role of an account of the plan; `other` for one outside it. */
export function accountRole(account: string): AccountRole {
  const known = REMEMBERED.get(account);
  if (known !== undefined) return known;
  const role = roleOf(account);
  if (REMEMBERED.size < MOST_REMEMBERED) REMEMBERED.set(account, role);
  return role;
}

/** A book asks the same accounts over and over. */
const REMEMBERED = new Map<string, AccountRole>();
const MOST_REMEMBERED = 10_000;

function roleOf(account: string): AccountRole {
  for (let length = Math.min(LONGEST, account.length); length > 0; length -= 1) {
    const role = ROLES[account.slice(0, length)];
    if (role !== undefined) return role;
  }
  return 'other';
}

/** True for an account that starts as the plan does: a class 1 to 8 and its subdivision. */
export function isOfPlan(account: string): boolean {
  return /^[1-8]\d/.test(account);
}

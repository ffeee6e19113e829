/** What a dispute may be about. */
export const DISPUTE_CATEGORIES = ['price', 'delivery', 'quality', 'missingDocument', 'other'] as const;

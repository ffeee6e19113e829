/** What a row of the sheet of payments is. */
export const PAYMENT_KIND_NAMES = { payment: 'Règlement', writeOff: 'Perte', discount: 'Escompte' } as const;

export type PaymentKindName = keyof typeof PAYMENT_KIND_NAMES;

/** The kind behind one of those names; null for any other text. */
export function paymentKindOf(name: string): PaymentKindName | null {
  for (const kind of ['payment', 'writeOff', 'discount'] as const) if (PAYMENT_KIND_NAMES[kind] === name) return kind;
  return null;
}

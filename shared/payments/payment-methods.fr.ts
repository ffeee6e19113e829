/** The usual ways to pay, offered where one is typed; any other can be written. */
export const PAYMENT_METHODS: readonly string[] = ['Virement', 'Chèque', 'Carte', 'Prélèvement', 'Espèces'];

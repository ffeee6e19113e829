import type { BankTableLayout } from './bank-table-layout.ts';

/** Titles that any bank may use, and other lists too: a table of charges has the same. */
export const PLAIN_TABLE_LAYOUTS: readonly BankTableLayout[] = [
  {
    id: 'signed-amounts',
    name: 'relevé à montant signé',
    certain: false,
    columns: {
      bookedOn: ['Date', 'Date opération', 'Date de l’opération', 'Date comptable', 'Date de comptabilisation'],
      valueOn: ['Date valeur', 'Date de valeur', 'Valeur'],
      label: ['Libellé', 'Libellé de l’opération', 'Libellé opération', 'Description', 'Nature de l’opération', 'Opération'],
      amount: ['Montant', 'Montant (EUR)', 'Montant (€)', 'Montant en euros', 'Montant euros', 'Amount'],
      balance: ['Solde', 'Balance'],
      reference: ['Référence'],
      currency: ['Devise'],
    },
    required: ['bookedOn', 'label', 'amount'],
    dates: 'detect',
  },
  {
    id: 'debits-and-credits',
    name: 'relevé à débits et crédits',
    certain: false,
    columns: {
      bookedOn: ['Date', 'Date opération', 'Date de l’opération', 'Date comptable', 'Date de comptabilisation'],
      valueOn: ['Date valeur', 'Date de valeur', 'Valeur'],
      label: ['Libellé', 'Libellé de l’opération', 'Libellé opération', 'Description', 'Nature de l’opération', 'Opération'],
      debit: ['Débit', 'Débit (EUR)', 'Débit (€)', 'Débit euros'],
      credit: ['Crédit', 'Crédit (EUR)', 'Crédit (€)', 'Crédit euros'],
      balance: ['Solde', 'Solde (EUR)', 'Balance'],
      reference: ['Référence', 'N° de chèque'],
      currency: ['Devise'],
    },
    required: ['bookedOn', 'label', 'debit', 'credit'],
    dates: 'detect',
  },
];

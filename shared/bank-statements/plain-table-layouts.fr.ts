import type { BankTableLayout } from './bank-table-layout.ts';

const BOOKED = [
  'Date',
  'Date opération',
  'Date de l’opération',
  'Date d’opération',
  'Date op',
  'Date comptable',
  'Date de comptabilisation',
  'Date comptabilisation',
  'Date d’écriture',
  'Date écriture',
  'Date mouvement',
  'Date du mouvement',
  'Date transaction',
  'Date de transaction',
  'Date de la transaction',
  'Booking date',
  'Operation date',
  'Transaction date',
  'Posting date',
];
const VALUED = ['Date valeur', 'Date de valeur', 'Valeur', 'Value date', 'Settlement date'];
const LABEL = [
  'Libellé',
  'Libellé de l’opération',
  'Libellé opération',
  'Libellé des opérations',
  'Description',
  'Nature de l’opération',
  'Opération',
  'Intitulé',
  'Détail de l’opération',
  'Détails',
  'Détail',
  'Libellé de l’écriture',
  'Libellé écriture',
  'Libellé simplifié',
  'Communication',
  'Label',
];
const COUNTERPARTY = [
  'Counterparty',
  'Counterparty name',
  'Nom de la contrepartie',
  'Nom contrepartie',
  'Contrepartie',
  'Tiers',
  'Nom du tiers',
];
const REFERENCE = ['Référence', 'N° de chèque', 'Motif', 'Reference'];
const BALANCE = ['Solde', 'Solde (EUR)', 'Solde (€)', 'Solde du compte', 'Solde après opération', 'Balance', 'Balance after'];
const CURRENCY = ['Devise', 'Monnaie', 'Currency'];

const SIGNED: BankTableLayout = {
  id: 'signed-amounts',
  name: 'relevé à montant signé',
  certain: false,
  columns: {
    bookedOn: BOOKED,
    valueOn: VALUED,
    label: LABEL,
    amount: [
      'Montant',
      'Montant (EUR)',
      'Montant (€)',
      'Montant en euros',
      'Montant euros',
      'Montant opération',
      'Montant de l’opération',
      'Amount',
    ],
    balance: BALANCE,
    counterparty: COUNTERPARTY,
    reference: REFERENCE,
    currency: CURRENCY,
    side: ['Sens', 'Side', 'D/C', 'Débit/Crédit', 'Sens de l’opération', 'Type', 'Type d’opération', 'Type opération'],
  },
  required: ['bookedOn', 'label', 'amount'],
  dates: 'detect',
};

const TWO_SIDED: BankTableLayout = {
  id: 'debits-and-credits',
  name: 'relevé à débits et crédits',
  certain: false,
  columns: {
    bookedOn: BOOKED,
    valueOn: VALUED,
    label: LABEL,
    debit: ['Débit', 'Débit (EUR)', 'Débit (€)', 'Débit en euros', 'Débit euros', 'Montant débit', 'Débits', 'Debit'],
    credit: ['Crédit', 'Crédit (EUR)', 'Crédit (€)', 'Crédit en euros', 'Crédit euros', 'Montant crédit', 'Crédits', 'Credit'],
    balance: BALANCE,
    counterparty: COUNTERPARTY,
    reference: REFERENCE,
    currency: CURRENCY,
  },
  required: ['bookedOn', 'label', 'debit', 'credit'],
  dates: 'detect',
};

/** The day of value, where a bank gives no other. */
function byValueDate(layout: BankTableLayout): BankTableLayout {
  const { valueOn: _, ...columns } = layout.columns;
  return { ...layout, id: `${layout.id}-by-value-date`, columns: { ...columns, bookedOn: VALUED }, openEnded: true };
}

/** Titles that any bank may use, and other lists too: a table of charges has the same. Banks put columns of their own beside them. */
export const PLAIN_TABLE_LAYOUTS: readonly BankTableLayout[] = [
  SIGNED,
  TWO_SIDED,
  { ...SIGNED, id: 'signed-amounts-among-others', openEnded: true },
  { ...TWO_SIDED, id: 'debits-and-credits-among-others', openEnded: true },
  byValueDate(SIGNED),
  byValueDate(TWO_SIDED),
];

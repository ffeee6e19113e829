interface StoredWords {
  title: string;
  says: string;
  kept: string;
}

const BOOKS = 'Dix ans à partir de la clôture de l’exercice (C. com. L123-22).';
const WITH_CUSTOMER = 'Tant que le client est au dossier ; part avec lui s’il est anonymisé.';

/** What a company's file holds of people, as its owner is told. */
export const STORED_WORDS = {
  customers: { title: 'Clients', says: 'Nom, adresse, téléphone, e-mail, SIREN, notes.', kept: WITH_CUSTOMER },
  contacts: { title: 'Interlocuteurs', says: 'Nom, rôle, téléphone et e-mail de personnes chez vos clients.', kept: WITH_CUSTOMER },
  invoices: { title: 'Factures et avoirs', says: 'Numéros, dates, montants, objet.', kept: BOOKS },
  payments: { title: 'Règlements', says: 'Dates, montants, références.', kept: BOOKS },
  movements: { title: 'Lignes de relevés bancaires', says: 'Libellé et tiers des encaissements importés.', kept: BOOKS },
  letters: { title: 'Courriers', says: 'Leur texte et leur PDF, tels qu’imprimés.', kept: WITH_CUSTOMER },
  messages: { title: 'E-mails et SMS préparés', says: 'Destinataire, objet et texte.', kept: WITH_CUSTOMER },
  calls: { title: 'Appels et contacts', says: 'Qui a été joint, quand, ce qui a été dit.', kept: WITH_CUSTOMER },
  promises: { title: 'Promesses', says: 'Qui a promis quoi, pour quand.', kept: WITH_CUSTOMER },
  disputes: { title: 'Litiges', says: 'Ce qui est contesté, et pourquoi.', kept: WITH_CUSTOMER },
  schedules: { title: 'Échéanciers', says: 'Ce qui a été convenu et versé.', kept: WITH_CUSTOMER },
  cases: { title: 'Contentieux', says: 'Procédures, étapes, mandataires.', kept: 'Dix ans après une décision de justice (CPCE L111-4).' },
  files: { title: 'Pièces', says: 'Les fichiers que vous avez joints, octet pour octet.', kept: WITH_CUSTOMER },
  imports: {
    title: 'Imports',
    says: 'Le nom des fichiers importés, et ces fichiers si vous les gardez.',
    kept: 'Jusqu’à ce que vous décidiez de ne plus les garder (Réglages, Imports).',
  },
  journal: {
    title: 'Journal des décisions',
    says: 'Qui a décidé quoi, et les valeurs avant et après.',
    kept: 'Autant que le dossier ; les noms d’un client anonymisé en sont retirés.',
  },
} as const satisfies Record<string, StoredWords>;

import type { TableWords } from './table-of-words.ts';

/** How the file came about, who decided what, and sums that the program keeps for its own speed. */
export const KEPT_TABLES: Readonly<Record<string, TableWords>> = {
  imports: {
    title: 'Imports',
    says: 'Un fichier importé.',
    columns: {
      file_name: 'nom du fichier',
      sha256: 'son empreinte',
      kind: 'ce qu’il contient',
      mode: 'delta : des nouveautés ; full : tout ce qui est ouvert',
      imported_at: 'instant de l’import',
      imported_on: 'jour de l’import',
      undone_at: 'instant où il a été annulé',
      counts: 'lignes nouvelles, changées, refusées…, en JSON',
      totals: 'totaux en centimes, en JSON',
      mapping: 'quelle colonne a été lue comme quoi, en JSON',
      answers: 'réponses aux questions posées, en JSON',
      imported_by: 'qui a importé, selon l’ordinateur',
      file: 'le fichier lui-même, compressé (zlib) ; vide : pas gardé',
    },
  },
  import_changes: {
    title: 'Ce qu’un import a changé',
    says: 'De quoi annuler un import exactement.',
    columns: {
      table_name: 'table',
      row_id: 'ligne',
      before: 'la ligne avant, en JSON ; vide : elle n’existait pas',
      after: 'la ligne après, en JSON',
    },
  },
  import_mappings: {
    title: 'Formes de fichiers connues',
    says: 'Comment une forme de fichier a été lue, pour la fois suivante.',
    columns: {
      name: 'nom',
      fingerprint: 'ce qui reconnaît cette forme',
      kind: 'ce qu’elle contient',
      mapping: 'colonnes, en JSON',
      answers: 'réponses, en JSON',
      constants: 'valeurs fixes, en JSON',
      last_used_on: 'dernier usage',
    },
  },
  anonymised_customers: {
    title: 'Clients anonymisés',
    says: 'Un client dont le nom et les coordonnées ont été retirés du dossier.',
    columns: { customer_id: 'le client', anonymised_on: 'jour où ils l’ont été' },
  },
  journal: {
    title: 'Journal des décisions',
    says: 'Une décision par ligne, jamais modifiée : chaque empreinte porte la précédente.',
    columns: {
      happened_at: 'instant',
      actor: 'qui',
      action: 'l’action',
      subject: 'le client, comme il s’appelait',
      before: 'les valeurs avant, en JSON : table → ligne → colonnes',
      after: 'les valeurs après',
      previous_hash: 'empreinte de la ligne précédente',
      hash: 'empreinte de cette ligne et de la précédente',
      customer_id: 'le client',
    },
  },
  journal_head: {
    title: 'Fin du journal',
    says: 'Une seule ligne : combien de décisions, et l’empreinte de la dernière.',
    columns: { id: 'toujours 1', entries: 'nombre de lignes du journal', hash: 'empreinte de la dernière' },
  },
  customer_month_blocks: {
    title: 'Sommes par mois (internes)',
    says: 'Des sommes gardées pour aller plus vite ; elles se refont à partir du reste.',
    columns: { month: 'mois', block: 'groupe de clients', sums: 'les sommes, dans un format interne' },
  },
  customer_months_through: {
    title: 'Dernier mois additionné (interne)',
    says: 'Une seule ligne.',
    columns: { id: 'toujours 1', month: 'mois' },
  },
  credit_customer_months: {
    title: 'Mois avec un trop-perçu (interne)',
    says: 'Un mois où un client a payé plus que ses factures n’ont pris.',
    columns: { customer_id: 'le client', month: 'mois' },
  },
  stale_customer_months: {
    title: 'Sommes à refaire (interne)',
    says: 'Un client dont les sommes sont à refaire à partir d’un mois.',
    columns: { customer_id: 'le client', from_month: 'mois' },
  },
};

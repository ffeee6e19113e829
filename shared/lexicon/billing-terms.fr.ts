import type { LexiconEntry } from './lexicon-entry.ts';

/** Invoices, payments, terms of sale and accounts. */
export const BILLING_TERMS = [
  {
    key: 'a-nouveaux',
    name: 'À nouveaux',
    also: ['report à nouveau', 'soldes d’ouverture'],
    definition:
      'Écritures qui reprennent, au premier jour d’un exercice, les soldes de l’exercice d’avant : ce que chaque client devait déjà.',
    see: ['fec', 'grand-livre'],
  },
  {
    key: 'acompte',
    name: 'Acompte',
    also: ['avance', 'arrhes'],
    definition: 'Argent versé avant la facture ou avant la livraison. Tant qu’aucune facture ne l’a pris, il reste au crédit du client.',
    see: ['affectation'],
  },
  {
    key: 'affectation',
    name: 'Affectation',
    also: ['imputation', 'ventilation'],
    definition:
      'Dire quelle facture un règlement ou un avoir paie. Sans indication du client, la loi fait payer d’abord la plus ancienne (C. civ. art. 1342-10).',
    example: 'Un virement de 1 500 € : 1 000 € soldent la facture de mars, 500 € vont sur celle d’avril.',
    see: ['lettrage', 'avoir'],
  },
  {
    key: 'avoir',
    name: 'Avoir',
    also: ['note de crédit', 'facture d’avoir'],
    definition: 'Document qui diminue ce qu’un client doit : retour, erreur, remise après coup. Il se déduit de ses factures.',
    see: ['affectation', 'escompte'],
  },
  {
    key: 'bfr',
    name: 'BFR',
    also: ['besoin en fonds de roulement'],
    definition:
      'Argent que l’activité immobilise : ce que doivent les clients, plus le stock, moins ce que l’on doit aux fournisseurs. Plus les clients tardent, plus il grandit.',
    see: ['ccc', 'encours'],
  },
  {
    key: 'bic',
    name: 'BIC',
    also: ['SWIFT'],
    definition: 'Code de la banque d’un compte, à côté de l’IBAN. Huit ou onze caractères.',
    see: ['iban'],
  },
  {
    key: 'camt',
    name: 'CAMT.053',
    also: ['relevé XML'],
    definition: 'Format de relevé de compte des banques européennes. Se dépose tel quel dans Import.',
    see: ['rapprochement'],
  },
  {
    key: 'cfonb',
    name: 'CFONB 120',
    definition: 'Ancien format français de relevé de compte, en lignes de 120 caractères. Se dépose tel quel dans Import.',
    see: ['rapprochement'],
  },
  {
    key: 'chiffre-affaires',
    name: 'Chiffre d’affaires',
    also: ['CA', 'ventes'],
    definition: 'Ce que vous avez facturé, avoirs déduits. Les écrans le comptent TTC, parce que c’est ce que les clients doivent.',
    see: ['ttc', 'encaissement'],
  },
  {
    key: 'charges-fixes',
    name: 'Charges fixes',
    definition: 'Dépenses qui reviennent quel que soit le niveau des ventes : loyer, salaires, assurances, abonnements.',
    see: ['charges-variables'],
  },
  {
    key: 'charges-variables',
    name: 'Charges variables',
    definition: 'Dépenses qui suivent les ventes : achats, sous-traitance, transport, commissions.',
    see: ['charges-fixes'],
  },
  {
    key: 'cgv',
    name: 'Conditions générales de vente',
    also: ['CGV'],
    definition:
      'Vos règles de vente écrites : délais de paiement, escompte, pénalités, réserve de propriété. Elles valent pour un client s’il les a acceptées.',
    see: ['delai-de-paiement', 'reserve-de-propriete', 'escompte'],
  },
  {
    key: 'delai-de-paiement',
    name: 'Délai de paiement',
    also: ['conditions de paiement', 'n/30', 'fin de mois'],
    definition:
      'Temps laissé pour payer à partir de la date de facture. Entre professionnels : 30 jours sans accord ; au plus 60 jours, ou 45 jours fin de mois, par contrat (C. com. art. L441-10).',
    see: ['echeance'],
  },
  {
    key: 'echeance',
    name: 'Échéance',
    definition:
      'Dernier jour pour payer une facture. Le lendemain, elle est en retard et les pénalités commencent à courir entre professionnels.',
    see: ['echu', 'delai-de-paiement'],
  },
  {
    key: 'encaissement',
    name: 'Encaissement',
    also: ['encaissé', 'cash'],
    definition:
      'Argent réellement reçu, au jour où la banque le crédite. Une vente n’en est pas un tant qu’elle n’est pas payée ; un escompte ou un avoir non plus.',
    see: ['chiffre-affaires', 'escompte'],
  },
  {
    key: 'escompte',
    name: 'Escompte',
    also: ['3/10 n/30', 'remise pour paiement rapide', 'early payment discount'],
    definition:
      'Réduction accordée à qui paie avant un délai court. Il se calcule sur le montant TTC et diminue la TVA en proportion ; payé trop tard, ce qui manque reste dû.',
    example: '3/10 n/30 sur 12 000 € : 11 640 € si payé sous 10 jours, 12 000 € à 30 jours.',
    see: ['delai-de-paiement', 'avoir'],
  },
  {
    key: 'facture-electronique',
    name: 'Facture électronique',
    also: ['Factur-X', 'UBL', 'CII', 'plateforme agréée'],
    definition:
      'Facture lisible par un logiciel. Toutes les entreprises soumises à la TVA doivent pouvoir en recevoir depuis le 1er septembre 2026 ; les petites doivent en émettre à partir du 1er septembre 2027.',
    see: ['tva'],
  },
  {
    key: 'fec',
    name: 'FEC',
    also: ['fichier des écritures comptables'],
    definition:
      'Fichier de toutes les écritures d’un exercice, que tout logiciel de comptabilité sait produire. Quittance y lit les factures, règlements et lettrages des comptes 411.',
    see: ['grand-livre', 'lettrage', 'a-nouveaux'],
  },
  {
    key: 'grand-livre',
    name: 'Grand livre',
    also: ['compte 411', 'compte client'],
    definition: 'Toutes les écritures d’une comptabilité, compte par compte. Les clients y sont en 411, les créances douteuses en 416.',
    see: ['fec', 'lettrage'],
  },
  {
    key: 'iban',
    name: 'IBAN',
    also: ['RIB', 'coordonnées bancaires'],
    definition: 'Numéro international d’un compte, 27 caractères pour la France. Ses chiffres de contrôle révèlent une faute de frappe.',
    see: ['bic', 'mandat-sepa'],
  },
  {
    key: 'impaye',
    name: 'Impayé, rejet',
    also: ['prélèvement rejeté', 'chèque sans provision'],
    definition:
      'Règlement que la banque reprend : prélèvement rejeté, chèque sans provision. La facture est de nouveau due comme si rien n’avait été reçu.',
    see: ['mandat-sepa', 'encaissement'],
  },
  {
    key: 'lcr',
    name: 'LCR',
    also: ['lettre de change relevé', 'traite', 'effet de commerce'],
    definition: 'Effet par lequel un client s’engage à payer une somme à une date. Sa banque le règle à l’échéance, sauf refus.',
    see: ['echeance'],
  },
  {
    key: 'lettrage',
    name: 'Lettrage',
    also: ['pointage'],
    definition:
      'En comptabilité, marquer d’une même lettre une facture et ce qui l’a payée. Ce qui n’est pas lettré est encore dû, ou à affecter.',
    see: ['rapprochement', 'affectation'],
  },
  {
    key: 'mandat-sepa',
    name: 'Mandat SEPA',
    also: ['prélèvement SEPA'],
    definition:
      'Autorisation écrite par laquelle un client vous permet de prélever son compte. Sans mandat signé, il peut se faire rembourser pendant treize mois.',
    see: ['impaye', 'iban'],
  },
  {
    key: 'mt940',
    name: 'MT940',
    also: ['OFX', 'QIF'],
    definition: 'Formats de relevé de compte que proposent les banques, comme OFX. Ils se déposent tels quels dans Import.',
    see: ['rapprochement'],
  },
  {
    key: 'prevision-encaissement',
    name: 'Prévision d’encaissement',
    also: ['prévision de trésorerie', '13 semaines'],
    definition:
      'Ce qui devrait rentrer semaine par semaine : chaque facture à son échéance, plus le retard habituel de son client. Les promesses et les échéanciers passent avant ce calcul.',
    see: ['dbt', 'promesse', 'echeancier'],
  },
  {
    key: 'prevu-reel',
    name: 'Prévu et réel',
    also: ['budget', 'écart', 'prévisions'],
    definition: 'Comparer ce que l’on attendait et ce qui s’est passé, mois par mois. L’écart dit où regarder.',
    see: ['performance-commerciale', 'performance-operationnelle'],
  },
  {
    key: 'rapprochement',
    name: 'Rapprochement',
    also: ['rapprochement bancaire'],
    definition:
      'Retrouver, pour chaque somme du relevé de banque, la facture qu’elle paie. Ce qui est sûr se fait seul ; le reste vous est proposé avec sa raison.',
    see: ['lettrage', 'affectation'],
  },
  {
    key: 'rcs',
    name: 'RCS',
    also: ['registre du commerce et des sociétés', 'greffe'],
    definition:
      'Registre où sont inscrites les sociétés et les commerçants, tenu par le greffe d’une ville. Ses mentions figurent sur vos courriers : « RCS Rodez 732 829 320 ».',
    see: ['siren', 'rne'],
  },
  {
    key: 'releve-de-compte',
    name: 'Relevé de compte',
    also: ['état de compte', 'extrait de compte'],
    definition:
      'Liste, à une date, des factures ouvertes d’un client, de ses avoirs et de ses règlements récents. Il informe et se compare à ses livres.',
    see: ['encours', 'relance'],
  },
  {
    key: 'rne',
    name: 'RNE',
    also: ['registre national des entreprises', 'répertoire des métiers'],
    definition: 'Registre de toutes les entreprises, artisans et indépendants compris. Un artisan peut y être sans être au RCS.',
    see: ['rcs', 'siren'],
  },
  {
    key: 'segment',
    name: 'Segment',
    also: ['groupe de clients'],
    definition: 'Groupe de clients que vous formez pour les suivre et les relancer de la même façon : « Mairies », « Grands comptes ».',
    see: ['plan-de-relance'],
  },
  {
    key: 'siren',
    name: 'SIREN',
    also: ['numéro d’entreprise'],
    definition: 'Numéro à neuf chiffres d’une entreprise, le même toute sa vie. Le dernier chiffre contrôle les autres.',
    see: ['siret', 'rcs'],
  },
  {
    key: 'siret',
    name: 'SIRET',
    also: ['établissement'],
    definition: 'SIREN suivi de cinq chiffres : un établissement précis de l’entreprise, celui qui est facturé.',
    see: ['siren'],
  },
  {
    key: 'arrete-au',
    name: 'Situation au',
    also: ['arrêté au'],
    definition: 'Le jour auquel un chiffre est compté. Ce qui est arrivé après n’y est pas, même si on le sait aujourd’hui.',
    see: ['cloture'],
  },
  {
    key: 'cloture',
    name: 'Clôture du mois',
    also: ['arrêté mensuel'],
    definition:
      'Moment où un mois ne bougera plus : toutes ses factures et tous ses règlements sont là. Ses chiffres se comparent alors aux autres.',
    see: ['arrete-au'],
  },
  {
    key: 'ttc',
    name: 'TTC, HT',
    also: ['toutes taxes comprises', 'hors taxes'],
    definition: 'TTC : TVA comprise, ce que le client paie. HT : sans la TVA, ce qui vous revient.',
    example: '1 000 € HT + 20 % de TVA = 1 200 € TTC.',
    see: ['tva'],
  },
  {
    key: 'tva',
    name: 'TVA',
    also: ['taxe sur la valeur ajoutée', 'numéro de TVA'],
    definition:
      'Taxe que vous encaissez pour l’État et reversez. Celle d’une créance définitivement perdue se récupère, avec une facture rectificative et une preuve.',
    see: ['passage-en-perte', 'ttc'],
  },
  {
    key: 'virement',
    name: 'Virement',
    also: ['virement SEPA', 'QR code'],
    definition: 'Paiement de compte à compte. Le numéro de facture dans le libellé permet de le rapprocher sans question.',
    see: ['iban', 'rapprochement'],
  },
] as const satisfies readonly LexiconEntry[];

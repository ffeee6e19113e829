/** Where a step is done: the screen's name in the interface, its tab or setting if any. */
export interface HowToPlace {
  readonly screen:
    | 'imports'
    | 'matches'
    | 'today'
    | 'reminders'
    | 'customers'
    | 'invoices'
    | 'schedules'
    | 'settings'
    | 'dashboard'
    | 'forecasts'
    | 'legal';
  readonly label: string;
  readonly settings?: Readonly<Record<string, string>>;
}

export interface HowTo {
  readonly key: string;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  readonly steps: readonly string[];
  readonly place: HowToPlace;
}

/** Short ways through what is done most, in the order in which one meets it. */
export const HOW_TOS: readonly HowTo[] = [
  {
    key: 'importer',
    title: 'Importer mes factures',
    purpose: 'Reprendre l’export de votre logiciel, tel quel.',
    steps: [
      'Dans votre logiciel, exportez les factures (Excel ou CSV) ou le FEC.',
      'Déposez le fichier n’importe où dans la fenêtre.',
      'Vérifiez ce qui a été compris, répondez aux questions ; les lignes refusées disent pourquoi.',
      'Cliquez sur Importer. Rien n’est écrit avant, et un import s’annule.',
    ],
    place: { screen: 'imports', label: 'Ouvrir Import' },
  },
  {
    key: 'rapprocher',
    title: 'Enregistrer les règlements reçus',
    purpose: 'Que personne ne soit relancé pour une facture déjà payée.',
    steps: [
      'Déposez le relevé de votre banque : ce qui est sûr s’affecte seul.',
      'Pour le reste, chaque somme est proposée avec sa raison : Affecter, ou choisissez les factures vous-même.',
      'Un escompte déduit à temps est proposé avec la somme ; vous l’accordez ou non.',
      'Un règlement à la main : fiche du client, Enregistrer un règlement.',
    ],
    place: { screen: 'matches', label: 'Ouvrir le rapprochement' },
  },
  {
    key: 'relancer',
    title: 'Relancer',
    purpose: 'Un contact par client, au bon niveau, avec le bon montant.',
    steps: [
      'Ouvrez Relances : chaque ligne est un client, avec l’étape atteinte et pourquoi.',
      'Lisez la lettre ou la fiche d’appel à droite ; les contrôles disent ce qui l’arrête.',
      'Imprimez, envoyez l’e-mail ou appelez, puis dites que c’est fait : rien ne part sans vous.',
      'Une étape se passe, se reporte ou se force, avec une raison.',
    ],
    place: { screen: 'reminders', label: 'Ouvrir Relances' },
  },
  {
    key: 'imprimer',
    title: 'Imprimer et poster des courriers',
    purpose: 'Une pochette dans l’ordre des enveloppes, et le registre des recommandés.',
    steps: [
      'Dans Relances, cochez les clients et cliquez sur Imprimer : un seul PDF, avec les copies et le bordereau.',
      'Pliez en trois : l’adresse tombe dans la fenêtre d’une enveloppe DL.',
      'Saisissez ou lisez les numéros de recommandé, puis marquez les courriers postés.',
      'Notez ce que la poste en a fait : la suite se date de là.',
    ],
    place: { screen: 'reminders', label: 'Ouvrir Relances' },
  },
  {
    key: 'echeancier',
    title: 'Faire un échéancier',
    purpose: 'Être payé en plusieurs fois, par écrit.',
    steps: [
      'Échéanciers, Nouvel échéancier : choisissez le client et ses factures.',
      'Réglez le nombre d’échéances, les dates, les pénalités ; le tableau se calcule au fur et à mesure.',
      'Imprimez l’accord en deux exemplaires et faites-le signer : signé, il vaut reconnaissance de dette.',
      'Les règlements se placent sur les échéances ; une échéance manquée a sa relance, puis la déchéance du terme.',
    ],
    place: { screen: 'schedules', label: 'Ouvrir Échéanciers' },
  },
  {
    key: 'escompte',
    title: 'Proposer un escompte',
    purpose: 'Être payé plus tôt, contre une petite réduction.',
    steps: [
      'Fiche du client, « Escompte pour paiement rapide » : par exemple 3 % à 10 jours.',
      'Une facture peut avoir le sien, ou aucun : menu de la facture, Escompte.',
      'Payée à temps moins l’escompte, elle est soldée ; payée trop tard, ce qui manque reste dû.',
    ],
    place: { screen: 'customers', label: 'Ouvrir Clients' },
  },
  {
    key: 'cloturer',
    title: 'Clôturer le mois',
    purpose: 'Des chiffres qui ne bougeront plus, et une page pour décider.',
    steps: [
      'Importez les dernières factures, le relevé de banque et les charges du mois.',
      'Videz ce qui reste à rapprocher : les règlements non affectés faussent les retards.',
      'Dans Pilotage, choisissez le mois ; chaque chiffre mène à son calcul et à ses factures.',
      'Imprimez « La page du mois ».',
    ],
    place: { screen: 'dashboard', label: 'Ouvrir Pilotage' },
  },
  {
    key: 'prevoir',
    title: 'Préparer l’année',
    purpose: 'Savoir chaque mois si l’on est au-dessus ou au-dessous.',
    steps: [
      'Dans Prévisions, saisissez ou collez depuis Excel les ventes et les charges prévues.',
      'Ou partez de l’année passée à quelques pour cent près, ou d’un total réparti selon vos saisons.',
      'Le prévu et le réel se comparent mois par mois.',
    ],
    place: { screen: 'forecasts', label: 'Ouvrir Prévisions' },
  },
  {
    key: 'politique',
    title: 'Écrire ma politique de crédit',
    purpose: 'Une page pour l’équipe, une pour les clients.',
    steps: [
      'Réglages, Politique : délai habituel, limite d’un nouveau client, escompte, qui décide.',
      'Le plan de relance, les pénalités et les moyens de paiement viennent de vos réglages.',
      'Regardez les deux versions, puis enregistrez le PDF.',
    ],
    place: { screen: 'settings', label: 'Ouvrir la politique', settings: { onglet: 'politique' } },
  },
  {
    key: 'sauvegarder',
    title: 'Sauvegarder ou changer d’ordinateur',
    purpose: 'Une sauvegarde se fait seule chaque jour ; sur une clé, elle survit à l’ordinateur.',
    steps: [
      'Réglages, Sauvegardes : branchez une clé et choisissez-la ; les sauvegardes y vont, et restent aussi ici.',
      'Sur l’autre ordinateur, branchez la clé ; à l’accueil, Reprendre une sauvegarde, puis la société et le jour.',
      'Restaurer compare d’abord la sauvegarde et votre dossier ; rien n’est remplacé sans votre accord.',
      'Pour tout relire dans Excel : Exporter le dossier, dans le menu de la société.',
    ],
    place: { screen: 'settings', label: 'Ouvrir les sauvegardes', settings: { onglet: 'sauvegardes' } },
  },
];

import type { LexiconEntry } from './lexicon-entry.ts';

/** Reminders, letters, promises, schedules: what is done before a court. */
export const COLLECTION_TERMS = [
  {
    key: 'affacturage',
    name: 'Affacturage',
    also: ['factoring', 'factor'],
    definition:
      'Vendre ses factures à une société (le factor) qui les paie tout de suite, moins sa commission, et les encaisse ensuite. Avec ou sans garantie si le client ne paie pas.',
    see: ['cession-de-creance', 'assurance-credit'],
  },
  {
    key: 'assurance-credit',
    name: 'Assurance-crédit',
    definition:
      'Assurance qui rembourse une part d’une facture impayée. L’assureur fixe une limite par client et demande d’être prévenu vite.',
    see: ['limite-encours', 'affacturage'],
  },
  {
    key: 'bordereau',
    name: 'Bordereau de dépôt',
    also: ['pochette de dépôt'],
    definition:
      'Liste des courriers remis à La Poste, avec une place pour chaque numéro de recommandé. La pochette réunit les courriers dans l’ordre des enveloppes, leurs copies et ce bordereau.',
    see: ['lrar'],
  },
  {
    key: 'cession-de-creance',
    name: 'Cession de créance',
    also: ['vente de créance'],
    definition:
      'Vendre à un tiers ce qu’un client doit, souvent moins cher que son montant. Le tiers devient le créancier et réclame à son compte.',
    see: ['affacturage', 'societe-de-recouvrement'],
  },
  {
    key: 'decheance-du-terme',
    name: 'Déchéance du terme',
    also: ['clause d’exigibilité immédiate', 'exigibilité anticipée'],
    definition:
      'Perte du droit de payer en plusieurs fois : une échéance manquée, après mise en demeure restée sans effet, rend tout le solde dû. Il faut que l’accord le prévoie.',
    see: ['echeancier', 'mise-en-demeure'],
  },
  {
    key: 'controle-avant-envoi',
    name: 'Contrôle avant envoi',
    also: ['pré-envoi', 'contrôles'],
    definition:
      'Ce que Quittance vérifie avant qu’un courrier parte : litige, promesse en cours, adresse, mentions, règlement à affecter. Un contrôle qui arrête se passe outre avec une raison, gardée.',
    see: ['litige', 'promesse'],
  },
  {
    key: 'creancier',
    name: 'Créancier, débiteur',
    also: ['créance'],
    definition: 'Le créancier est celui à qui l’on doit, le débiteur celui qui doit. La créance est la somme due.',
    see: ['encours'],
  },
  {
    key: 'delai-habituel',
    name: 'Délai habituel',
    definition:
      'Retard ou avance qu’a d’ordinaire un client sur l’échéance, d’après ses règlements de douze mois. Les prévisions s’en servent.',
    see: ['dbt', 'prevision-encaissement'],
  },
  {
    key: 'dossier',
    name: 'Dossier de preuves',
    also: ['pièces', 'bordereau de pièces'],
    definition:
      'Tout ce qui prouve une créance, numéroté : bon de commande, facture, bon de livraison signé, courriers avec leurs avis, échéancier. C’est ce que demande un juge.',
    see: ['certaine-liquide-exigible', 'injonction-de-payer'],
  },
  {
    key: 'echeancier',
    name: 'Échéancier',
    also: ['plan d’apurement', 'étalement', 'protocole'],
    definition:
      'Accord écrit de payer en plusieurs fois, signé des deux. Signé, il vaut reconnaissance de la dette ; respecté, il arrête les relances.',
    example: '3 600 € en six fois : cinq échéances de 600 €, la dernière absorbe les centimes.',
    see: ['decheance-du-terme', 'reconnaissance-de-dette'],
  },
  {
    key: 'indemnite-40',
    name: 'Indemnité de 40 €',
    also: ['indemnité forfaitaire', 'frais de recouvrement'],
    definition:
      'Somme due de plein droit par tout client professionnel pour chaque facture payée en retard (C. com. art. D441-5). Jamais par un particulier ; sans TVA.',
    see: ['penalites'],
  },
  {
    key: 'journal',
    name: 'Journal',
    also: ['historique des décisions'],
    definition:
      'Liste de tout ce qui a été décidé ou modifié, avec sa date et son auteur. Chaque ligne est liée à la précédente : une retouche se verrait.',
  },
  {
    key: 'limite-encours',
    name: 'Limite d’encours',
    also: ['plafond', 'limite de crédit', 'encours autorisé'],
    definition: 'Le plus que vous acceptez qu’un client vous doive à la fois. Au-delà, on décide avant de livrer.',
    see: ['encours', 'politique'],
  },
  {
    key: 'litige',
    name: 'Litige',
    also: ['contestation'],
    definition:
      'Désaccord d’un client sur tout ou partie d’une facture : prix, livraison, qualité. La part contestée n’est pas relancée ; le reste l’est.',
    see: ['taux-de-litige', 'avoir'],
  },
  {
    key: 'lrar',
    name: 'LRAR',
    also: ['lettre recommandée avec avis de réception', 'recommandé'],
    definition:
      'Lettre recommandée avec avis de réception : elle prouve la date d’envoi et la remise. Refusée ou non réclamée, elle garde ses effets ; à une mauvaise adresse, non.',
    see: ['mise-en-demeure', 'bordereau'],
  },
  {
    key: 'mise-en-demeure',
    name: 'Mise en demeure',
    also: ['formal notice', 'sommation'],
    definition:
      'Lettre qui exige le paiement dans un délai et le dit en toutes lettres (C. civ. art. 1344). Dernière étape avant un tiers ou un juge ; elle n’interrompt pas la prescription.',
    see: ['lrar', 'prescription', 'penalites'],
  },
  {
    key: 'niveau-de-relance',
    name: 'Niveau de relance',
    also: ['relance 1', 'relance 2', 'relance 3', 'R1', 'R2', 'R3'],
    definition:
      'Où en est une facture dans son plan : rappel courtois, relance ferme, mise en demeure. Un client reçoit un seul contact, au niveau de sa facture la plus ancienne.',
    see: ['plan-de-relance', 'relance'],
  },
  {
    key: 'offre',
    name: 'Fiche d’offre',
    also: ['négociation', 'remise contre paiement comptant'],
    definition:
      'Comparaison de ce que l’on peut proposer à un client qui ne peut pas payer : tout de suite avec une remise, sans pénalités, ou en plusieurs fois, avec ce que cela vous coûte.',
    see: ['echeancier', 'escompte'],
  },
  {
    key: 'penalites',
    name: 'Pénalités de retard',
    also: ['intérêts de retard', 'intérêts moratoires'],
    definition:
      'Intérêts dus par un professionnel dès le lendemain de l’échéance, sans rappel : taux de vos conditions, ou taux de la BCE + 10 points. Calculés jour par jour sur ce qui reste dû TTC.',
    example: '1 200 € payés 91 jours après l’échéance au taux de 12,15 % : 36,35 €.',
    see: ['taux-bce', 'indemnite-40', 'taux-legal'],
  },
  {
    key: 'plan-de-relance',
    name: 'Plan de relance',
    also: ['scénario de relance'],
    definition:
      'Suite d’étapes à dates fixes autour de l’échéance : e-mail, appel, courrier, mise en demeure. Se choisit pour la société, un segment, un client ou une facture.',
    see: ['niveau-de-relance', 'segment'],
  },
  {
    key: 'politique',
    name: 'Politique de crédit et de recouvrement',
    also: ['credit policy'],
    definition:
      'Vos règles sur une page : délais, limites, relances, pénalités, qui décide. Une version pour l’équipe, une pour les clients, dans Réglages.',
    see: ['limite-encours', 'plan-de-relance', 'delai-de-paiement'],
  },
  {
    key: 'principal',
    name: 'Principal',
    definition:
      'Le montant des factures lui-même, sans pénalités ni indemnité. Un règlement le réduit d’abord, sauf si vous en décidez autrement.',
    see: ['penalites', 'affectation'],
  },
  {
    key: 'recouvrement-amiable',
    name: 'Recouvrement amiable',
    definition: 'Tout ce qui se fait sans juge pour être payé : relances, appels, échéancier, mise en demeure, société de recouvrement.',
    see: ['recouvrement-judiciaire', 'societe-de-recouvrement'],
  },
  {
    key: 'promesse',
    name: 'Promesse de règlement',
    definition:
      'Engagement d’un client de payer une somme à une date. Les relances attendent ; deux jours après la date sans argent, elle est dite non tenue.',
    see: ['relance'],
  },
  {
    key: 'relance',
    name: 'Relance',
    also: ['rappel', 'reminder'],
    definition: 'Contact qui rappelle une facture échue : e-mail, appel, courrier. Rien ne part sans vous.',
    see: ['niveau-de-relance', 'plan-de-relance'],
  },
  {
    key: 'reserve-de-propriete',
    name: 'Réserve de propriété',
    definition:
      'Clause par laquelle un bien vendu reste à vous jusqu’au paiement. Acceptée par écrit avant la livraison, elle permet de le reprendre, même en procédure collective.',
    see: ['cgv', 'procedure-collective'],
  },
  {
    key: 'satisfaction',
    name: 'Appel de satisfaction',
    definition: 'Appel avant l’échéance pour savoir si la livraison convient. Un désaccord dit tôt se règle avant d’être un impayé.',
    see: ['litige'],
  },
  {
    key: 'score',
    name: 'Note de payeur',
    also: ['score', 'A à E'],
    definition:
      'Note d’un client d’après son retard habituel, sa tendance, son échu, ses promesses et ses litiges. Elle propose un segment et un plan, sans rien changer seule.',
    see: ['segment', 'plan-de-relance'],
  },
  {
    key: 'seuil-de-relance',
    name: 'Seuil de relance',
    also: ['tolérance'],
    definition: 'Montant sous lequel on ne relance pas : la relance coûterait plus qu’elle ne rapporte.',
    see: ['relance'],
  },
  {
    key: 'societe-de-recouvrement',
    name: 'Société de recouvrement',
    also: ['agence de recouvrement', 'cabinet de recouvrement'],
    definition:
      'Entreprise qui réclame vos factures à votre place, payée le plus souvent sur ce qu’elle obtient. Elle n’a pas plus de pouvoirs que vous : elle ne peut rien saisir.',
    see: ['commissaire-de-justice', 'cession-de-creance'],
  },
  {
    key: 'taux-bce',
    name: 'Taux de la BCE',
    also: ['taux de refinancement', 'taux directeur', 'MRO'],
    definition:
      'Taux des opérations de refinancement de la Banque centrale européenne. Celui du 1er janvier vaut pour le premier semestre, celui du 1er juillet pour le second ; majoré de 10 points, il fait le taux des pénalités entre professionnels.',
    example: 'Second semestre 2026 : 2,40 % + 10 = 12,40 %.',
    see: ['penalites'],
  },
  {
    key: 'taux-legal',
    name: 'Taux de l’intérêt légal',
    definition:
      'Taux fixé chaque semestre par arrêté. Un taux de pénalités entre professionnels ne peut être inférieur à trois fois ce taux ; pour un particulier, c’est le seul qui court, après mise en demeure.',
    see: ['penalites', 'mise-en-demeure'],
  },
] as const satisfies readonly LexiconEntry[];

import type { ExclusionCode, ProofPart, ProofUnit, ProvenFigure } from './proof.contract.ts';

interface FigureText {
  name: string;
  unit: ProofUnit;
  /** For an owner, in one sentence. */
  definition: string;
}

const amount = (name: string, definition: string): FigureText => ({ name, unit: 'cents', definition });
const days = (name: string, definition: string): FigureText => ({ name, unit: 'days', definition });
const share = (name: string, definition: string): FigureText => ({ name, unit: 'ratio', definition });
const percent = (name: string, definition: string): FigureText => ({ name, unit: 'percent', definition });

const topShare = (name: string, who: string) =>
  percent(name, `Part de vos ventes TTC des douze derniers mois que vous faites avec ${who}.`);

export const FIGURE_TEXTS: Readonly<Record<ProvenFigure, FigureText>> = {
  revenueCents: amount('Ventes du mois', 'Total TTC des factures émises dans le mois, moins les avoirs.'),
  forecastRevenueCents: amount('Ventes prévues', 'Ventes TTC que vous avez prévues pour le mois.'),
  collectedCents: amount('Encaissé dans le mois', 'Total des règlements datés du mois ; une créance passée en perte n’en est pas un.'),
  chargesCents: amount('Charges du mois', 'Total des charges fixes et variables datées du mois.'),
  fixedChargesCents: amount('Charges fixes', 'Total des charges fixes datées du mois.'),
  variableChargesCents: amount('Charges variables', 'Total des charges variables datées du mois.'),
  forecastChargesCents: amount('Charges prévues', 'Charges fixes et variables que vous avez prévues pour le mois.'),
  forecastFixedChargesCents: amount('Charges fixes prévues', 'Charges fixes que vous avez prévues pour le mois.'),
  forecastVariableChargesCents: amount('Charges variables prévues', 'Charges variables que vous avez prévues pour le mois.'),
  outstandingCents: amount('Encours', 'Tout ce que vos clients vous devaient au dernier jour du mois, échu ou non, avoirs déduits.'),
  overdueCents: amount('Échu', 'Ce que vos clients vous devaient encore alors que l’échéance était passée.'),
  disputedCents: amount('En litige', 'La part de l’encours que des clients contestent.'),
  chaseableOverdueCents: amount('Échu à relancer', 'L’échu, moins ce qui est contesté.'),
  agedBalance: amount('Balance âgée', 'L’encours réparti selon l’ancienneté du retard de chaque facture.'),
  commercialPerformance: share(
    'Performance commerciale',
    'Ce que vous avez vendu dans le mois, rapporté à ce que vous aviez prévu de vendre.',
  ),
  operationalPerformance: share('Performance opérationnelle', 'Ce que vous avez dépensé dans le mois, rapporté à ce que vous aviez prévu.'),
  operationalFixedPerformance: share(
    'Charges fixes, réel sur prévu',
    'Vos charges fixes du mois, rapportées à celles que vous aviez prévues.',
  ),
  operationalVariablePerformance: share(
    'Charges variables, réel sur prévu',
    'Vos charges variables du mois, rapportées à celles que vous aviez prévues.',
  ),
  dso: days('DSO, méthode comptable', 'Le nombre de jours de ventes du mois que représente ce que vos clients vous doivent.'),
  dso3Months: days('DSO sur 3 mois', 'Le nombre de jours de ventes des trois derniers mois que représente l’encours.'),
  dso12Months: days('DSO sur 12 mois', 'Le nombre de jours de ventes des douze derniers mois que représente l’encours.'),
  dsoCountBack: days(
    'DSO par épuisement',
    'Le nombre de jours qu’il faut remonter pour que les ventes couvrent l’encours, mois après mois.',
  ),
  bestPossibleDso: days('DSO idéal', 'Le DSO que vous auriez si aucune facture n’était en retard.'),
  add: days('Jours perdus en retards', 'Les jours que les retards ajoutent à votre délai d’encaissement : DSO moins DSO idéal.'),
  dbt: days(
    'Retard moyen du mois',
    'Le nombre moyen de jours entre l’échéance et le règlement, pondéré par les montants réglés dans le mois.',
  ),
  dbt12Months: days(
    'Retard moyen sur 12 mois',
    'Le nombre moyen de jours entre l’échéance et le règlement, pondéré par les montants, sur douze mois.',
  ),
  daysToPay: days(
    'Délai réel du mois',
    'Le nombre moyen de jours entre la facture et son règlement, pondéré par les montants réglés dans le mois.',
  ),
  daysToPay12Months: days(
    'Délai réel sur 12 mois',
    'Le nombre moyen de jours entre la facture et son règlement, pondéré par les montants, sur douze mois.',
  ),
  cei: percent(
    'Efficacité du recouvrement',
    'La part encaissée dans le mois de tout ce qui pouvait l’être ; une perte n’est pas un encaissement.',
  ),
  cei12Months: percent(
    'Efficacité sur 12 mois',
    'La part encaissée en douze mois de tout ce qui pouvait l’être ; une perte n’est pas un encaissement.',
  ),
  overdueRatio: share('Taux de retard', 'La part de l’encours dont l’échéance est passée.'),
  disputeRatio: share('Taux de litige', 'La part de l’encours que des clients contestent.'),
  art12Months: {
    name: 'Rotation des créances',
    unit: 'times',
    definition: 'Le nombre de fois que l’encours moyen s’est renouvelé en douze mois de ventes.',
  },
  badDebtRatio: share('Pertes du mois', 'La part des ventes du mois que représentent les créances passées en perte dans le mois.'),
  badDebtRatio12Months: share('Pertes sur 12 mois', 'La part des ventes de douze mois que représentent les créances passées en perte.'),
  dpo: days('Délai fournisseurs (DPO)', 'Le nombre de jours d’achats que vous devez à vos fournisseurs.'),
  dsi: days('Jours de stock (DSI)', 'Le nombre de jours de ventes, à leur coût, que vous gardez en stock.'),
  ccc: days(
    'Cycle de trésorerie (CCC)',
    'Le nombre de jours entre le moment où vous payez et celui où vous êtes payé : DSO + stock − fournisseurs.',
  ),
  revenueShare12MonthsPct: percent('Part des ventes', 'La part des ventes de toute la société sur douze mois.'),
  autoMatchRatio: share('Lettrage automatique', 'La part des règlements importés du mois qui ont trouvé leur facture sans intervention.'),
  concentration12Months: topShare('Risque client', 'votre premier client'),
  top1: topShare('Premier client', 'votre premier client'),
  top3: topShare('Trois premiers clients', 'vos trois premiers clients'),
  top5: topShare('Cinq premiers clients', 'vos cinq premiers clients'),
  top10: topShare('Dix premiers clients', 'vos dix premiers clients'),
  hhi: {
    name: 'Indice de concentration (HHI)',
    unit: 'index',
    definition: 'La somme des carrés des parts de vos clients : 10 000 pour un seul client, près de 0 pour une foule de petits.',
  },
  effectiveCustomers: {
    name: 'Nombre effectif de clients',
    unit: 'count',
    definition: 'Le nombre de clients de même taille qui donneraient la même concentration.',
  },
  customersFor80Pct: {
    name: 'Clients pour 80\u00a0% des ventes',
    unit: 'count',
    definition: 'Le nombre de vos plus gros clients qu’il faut réunir pour atteindre 80\u00a0% de vos ventes de douze mois.',
  },
};

export const PART_LABELS: Readonly<Record<ProofPart, string>> = {
  open: 'Factures et avoirs ouverts au dernier jour du mois',
  notDue: 'Factures non échues et avoirs ouverts',
  overdue: 'Factures ouvertes dont l’échéance est passée',
  disputed: 'Montants contestés',
  chaseable: 'Factures échues, moins ce qui est contesté',
  opening: 'Ouverts la veille du mois',
  opening12Months: 'Ouverts la veille des douze mois',
  issued: 'Factures et avoirs émis dans le mois',
  issued3Months: 'Factures et avoirs émis en trois mois',
  issued12Months: 'Factures et avoirs émis en douze mois',
  months: 'Ventes des mois que l’on remonte',
  collected: 'Règlements du mois',
  delays: 'Règlements du mois, facture par facture',
  delays12Months: 'Règlements de douze mois, facture par facture',
  writeOffs: 'Créances passées en perte dans le mois',
  writeOffs12Months: 'Créances passées en perte en douze mois',
  imported: 'Règlements importés du mois',
  charges: 'Charges du mois',
  fixedCharges: 'Charges fixes du mois',
  variableCharges: 'Charges variables du mois',
  customers: 'Ventes de douze mois, par client',
};

export const EXCLUSION_REASONS: Readonly<Record<ExclusionCode, string>> = {
  cancelled: 'facture annulée',
  notYetIssued: 'émise après cette date',
  writtenOff: 'passée en perte',
  laterPayment: 'règlement postérieur : il ne change pas le solde d’alors',
  unallocatedPayment: 'règlement qu’aucune facture n’a reçu',
  creditNote: 'un avoir n’est jamais en retard',
  notPastDue: 'échéance non dépassée ce jour-là',
  disputed: 'part contestée',
  notAPayment: 'perte ou escompte, pas un règlement',
  noRevenue: 'aucune vente sur les douze mois',
  notImported: 'saisi à la main, pas importé',
};

/** Why the accounting DSO and the one by exhaustion differ. */
export const GAP_TEXTS = {
  same: 'Les deux méthodes donnent le même délai.',
  busyMonth: (ratio: string) =>
    `Le mois a été plus fort que la moyenne (${ratio} de ses ventes habituelles) : la méthode comptable, qui rapporte tout l’encours à ce seul mois, paraît plus courte ; l’épuisement remonte mois par mois.`,
  quietMonth: (ratio: string) =>
    `Le mois a été plus faible que la moyenne (${ratio} de ses ventes habituelles) : la méthode comptable, qui rapporte tout l’encours à ce seul mois, paraît plus longue ; l’épuisement remonte mois par mois.`,
  oldDebts: (amount: string) => `S’y ajoutent ${amount} de créances échues depuis plus de 90 jours, nées de ventes anciennes.`,
  noRevenue: 'Le mois n’a pas de ventes : la méthode comptable ne donne rien, l’épuisement remonte aux mois d’avant.',
  noHistory: 'L’encours dépasse toutes les ventes connues : l’épuisement ne donne rien.',
} as const;

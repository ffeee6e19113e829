import type { ProofUnit, ProvenFigure } from './proof/proof.contract.ts';

export interface FigureText {
  /** What the figure is called on every screen, in every export and on the owner's page. */
  name: string;
  /** The same where it stands alone, at the head of a screen or in an alert: the ways of counting a delay need no telling apart there. */
  headline: string;
  unit: ProofUnit;
  /** What it is, for an owner, in one sentence. */
  definition: string;
  /** The same in a few words, for under its name. */
  meaning: string;
  /** How it is worked out, in words. */
  calculation: string;
}

const text =
  (unit: ProofUnit) =>
  (name: string, definition: string, meaning: string, calculation: string): FigureText => ({
    name,
    headline: name,
    unit,
    definition,
    meaning,
    calculation,
  });
const amount = text('cents');
const days = text('days');
const share = text('ratio');
const percent = text('percent');

const topShare = (name: string, who: string, sum: string) =>
  percent(
    name,
    `Part de vos ventes TTC des douze derniers mois que vous faites avec ${who}.`,
    'Part des ventes, 12 mois',
    `${sum} ÷ ventes de la société en 12 mois.`,
  );

/** The one definition of each figure (kpis.md), wherever it is named or explained. */
export const FIGURE_TEXTS: Readonly<Record<ProvenFigure, FigureText>> = {
  revenueCents: amount(
    'Ventes du mois',
    'Total TTC des factures émises dans le mois, moins les avoirs.',
    'Factures moins avoirs du mois, TTC',
    'Total TTC des factures et des avoirs émis dans le mois.',
  ),
  forecastRevenueCents: amount(
    'Ventes prévues',
    'Ventes TTC que vous avez prévues pour le mois.',
    'Votre prévision du mois, TTC',
    'Prévision TTC saisie ou importée pour le mois.',
  ),
  collectedCents: amount(
    'Encaissé dans le mois',
    'Total des règlements datés du mois ; une créance passée en perte n’en est pas un.',
    'Règlements reçus',
    'Règlements datés du mois ; les pertes n’en sont pas.',
  ),
  chargesCents: amount(
    'Charges du mois',
    'Total des charges fixes et variables datées du mois.',
    'Fixes et variables',
    'Charges fixes + charges variables, TTC, datées du mois.',
  ),
  fixedChargesCents: amount(
    'Charges fixes',
    'Total des charges fixes datées du mois.',
    'Celles du mois',
    'Charges fixes TTC datées du mois.',
  ),
  variableChargesCents: amount(
    'Charges variables',
    'Total des charges variables datées du mois.',
    'Celles du mois',
    'Charges variables TTC datées du mois.',
  ),
  forecastChargesCents: amount(
    'Charges prévues',
    'Charges fixes et variables que vous avez prévues pour le mois.',
    'Votre prévision du mois',
    'Charges fixes + charges variables prévues pour le mois.',
  ),
  forecastFixedChargesCents: amount(
    'Charges fixes prévues',
    'Charges fixes que vous avez prévues pour le mois.',
    'Votre prévision du mois',
    'Charges fixes prévues pour le mois.',
  ),
  forecastVariableChargesCents: amount(
    'Charges variables prévues',
    'Charges variables que vous avez prévues pour le mois.',
    'Votre prévision du mois',
    'Charges variables prévues pour le mois.',
  ),
  outstandingCents: amount(
    'Encours',
    'Tout ce que vos clients vous devaient à cette date, échu ou non, avoirs déduits.',
    'Tout ce qu’on vous doit',
    'Ce qui reste ouvert des factures à cette date, avoirs ouverts déduits.',
  ),
  overdueCents: amount(
    'Échu',
    'Ce que vos clients vous devaient encore à cette date alors que l’échéance était passée.',
    'L’échéance est passée',
    'Ce qui reste ouvert des factures dont l’échéance est passée.',
  ),
  disputedCents: amount(
    'En litige',
    'La part de l’encours que des clients contestent.',
    'Contesté par des clients',
    'Part contestée de ce qui reste ouvert.',
  ),
  chaseableOverdueCents: amount(
    'Échu à relancer',
    'L’échu, moins ce qui en est contesté.',
    'Échu moins ce qui est contesté',
    'Échu − part contestée de l’échu.',
  ),
  agedBalance: amount(
    'Balance âgée',
    'L’encours réparti selon l’ancienneté du retard de chaque facture.',
    'L’encours par ancienneté du retard',
    'Non échu + retards de 1 à 30, 31 à 60, 61 à 90 et plus de 90 jours.',
  ),
  commercialPerformance: share(
    'Performance commerciale',
    'Ce que vous avez vendu dans le mois, rapporté à ce que vous aviez prévu de vendre.',
    'Ventes rapportées au prévu',
    'Ventes du mois ÷ ventes prévues.',
  ),
  operationalPerformance: share(
    'Performance opérationnelle',
    'Ce que vous avez dépensé dans le mois, rapporté à ce que vous aviez prévu.',
    'Charges rapportées au prévu',
    'Charges du mois ÷ charges prévues.',
  ),
  operationalFixedPerformance: share(
    'Charges fixes, réel sur prévu',
    'Vos charges fixes du mois, rapportées à celles que vous aviez prévues.',
    'Réel rapporté au prévu',
    'Charges fixes du mois ÷ charges fixes prévues.',
  ),
  operationalVariablePerformance: share(
    'Charges variables, réel sur prévu',
    'Vos charges variables du mois, rapportées à celles que vous aviez prévues.',
    'Réel rapporté au prévu',
    'Charges variables du mois ÷ charges variables prévues.',
  ),
  dso: {
    ...days(
      'DSO, méthode comptable',
      'Le nombre de jours de ventes du mois que représente ce que vos clients vous doivent.',
      'Encours rapporté aux ventes du mois',
      'Encours à la fin du mois × jours du mois ÷ ventes du mois.',
    ),
    headline: 'Délai de paiement (DSO)',
  },
  dso3Months: days(
    'DSO sur 3 mois',
    'Le nombre de jours de ventes des trois derniers mois que représente l’encours.',
    'Le même, sur trois mois de ventes',
    'Encours × jours des 3 mois ÷ ventes des 3 mois.',
  ),
  dso12Months: days(
    'DSO sur 12 mois',
    'Le nombre de jours de ventes des douze derniers mois que représente l’encours.',
    'Le même, sur un an de ventes',
    'Encours × jours des 12 mois ÷ ventes des 12 mois.',
  ),
  dsoCountBack: days(
    'DSO par épuisement',
    'Le nombre de jours qu’il faut remonter pour que les ventes couvrent l’encours, mois après mois.',
    'Jours de ventes encore impayés',
    'Jours de ventes à remonter, mois après mois, pour épuiser l’encours.',
  ),
  bestPossibleDso: days(
    'DSO idéal',
    'Le DSO que vous auriez si aucune facture n’était en retard.',
    'Ce qu’il serait si rien n’était échu',
    '(Encours − échu) × jours du mois ÷ ventes du mois.',
  ),
  add: days(
    'Jours perdus en retards',
    'Les jours que les retards ajoutent à votre délai d’encaissement : DSO moins DSO idéal.',
    'DSO moins DSO idéal',
    'DSO − DSO idéal.',
  ),
  dbt: days(
    'Retard moyen du mois',
    'Le nombre moyen de jours entre l’échéance et le règlement, pondéré par les montants réglés dans le mois.',
    'De l’échéance au règlement',
    'Jours entre échéance et règlement, pondérés par les montants réglés dans le mois.',
  ),
  dbt12Months: days(
    'Retard moyen sur 12 mois',
    'Le nombre moyen de jours entre l’échéance et le règlement, pondéré par les montants, sur douze mois.',
    'Le même, sur un an',
    'Jours entre échéance et règlement, pondérés par les montants réglés en 12 mois.',
  ),
  daysToPay: days(
    'Délai réel du mois',
    'Le nombre moyen de jours entre la facture et son règlement, pondéré par les montants réglés dans le mois.',
    'De la facture au règlement',
    'Jours entre facture et règlement, pondérés par les montants réglés dans le mois.',
  ),
  daysToPay12Months: days(
    'Délai réel sur 12 mois',
    'Le nombre moyen de jours entre la facture et son règlement, pondéré par les montants, sur douze mois.',
    'Le même, sur un an',
    'Jours entre facture et règlement, pondérés par les montants réglés en 12 mois.',
  ),
  cei: percent(
    'Efficacité du recouvrement',
    'La part encaissée dans le mois de tout ce qui pouvait l’être ; une perte n’est pas un encaissement.',
    'Part encaissée de ce qui pouvait l’être',
    '(Encours d’ouverture + ventes − encours) ÷ (encours d’ouverture + ventes − encours non échu), pertes du mois remises dans l’encours.',
  ),
  cei12Months: percent(
    'Efficacité sur 12 mois',
    'La part encaissée en douze mois de tout ce qui pouvait l’être ; une perte n’est pas un encaissement.',
    'La même, sur un an',
    'Le même calcul que l’efficacité du recouvrement, sur 12 mois.',
  ),
  overdueRatio: share(
    'Taux de retard',
    'La part de l’encours dont l’échéance est passée ; au-delà de 100 % quand des avoirs, jamais en retard, ramènent l’encours sous l’échu.',
    'Part échue de l’encours',
    'Échu ÷ encours.',
  ),
  disputeRatio: share(
    'Taux de litige',
    'La part de l’encours que des clients contestent.',
    'Part contestée de l’encours',
    'En litige ÷ encours.',
  ),
  art12Months: text('times')(
    'Rotation des créances',
    'Le nombre de fois que l’encours moyen s’est renouvelé en douze mois de ventes.',
    'Ventes d’un an / encours moyen',
    'Ventes de 12 mois ÷ moyenne des encours d’ouverture et de clôture.',
  ),
  badDebtRatio: share(
    'Pertes du mois',
    'La part des ventes du mois que représentent les créances passées en perte dans le mois.',
    'Part des ventes du mois',
    'Créances passées en perte dans le mois ÷ ventes du mois.',
  ),
  badDebtRatio12Months: share(
    'Pertes sur 12 mois',
    'La part des ventes de douze mois que représentent les créances passées en perte.',
    'Part des ventes, 12 mois',
    'Créances passées en perte en 12 mois ÷ ventes de 12 mois.',
  ),
  dpo: days(
    'Délai fournisseurs (DPO)',
    'Le nombre de jours d’achats que vous devez à vos fournisseurs.',
    'Jours d’achats que vous devez',
    'Dettes fournisseurs × jours du mois ÷ achats du mois.',
  ),
  dsi: days(
    'Jours de stock (DSI)',
    'Le nombre de jours de ventes, à leur coût, que vous gardez en stock.',
    'Jours de ventes en stock',
    'Stock moyen × jours du mois ÷ coût des ventes du mois.',
  ),
  ccc: days(
    'Cycle de trésorerie (CCC)',
    'Le nombre de jours entre le moment où vous payez et celui où vous êtes payé : DSO + stock − fournisseurs.',
    'DSO + stock − fournisseurs',
    'DSO + jours de stock − délai fournisseurs.',
  ),
  revenueShare12MonthsPct: percent(
    'Part des ventes',
    'La part des ventes de toute la société sur douze mois.',
    'Des ventes de la société, 12 mois',
    'Ventes de 12 mois ÷ ventes de la société en 12 mois.',
  ),
  autoMatchRatio: share(
    'Lettrage automatique',
    'La part des règlements importés du mois qui ont trouvé leur facture sans intervention.',
    'Règlements importés, affectés seuls',
    'Règlements importés du mois affectés sans intervention ÷ règlements importés du mois.',
  ),
  concentration12Months: topShare('Risque client', 'votre premier client', 'Ventes du plus gros client'),
  top1: topShare('Premier client', 'votre premier client', 'Ventes du plus gros client'),
  top3: topShare('Trois premiers clients', 'vos trois premiers clients', 'Ventes des trois plus gros clients'),
  top5: topShare('Cinq premiers clients', 'vos cinq premiers clients', 'Ventes des cinq plus gros clients'),
  top10: topShare('Dix premiers clients', 'vos dix premiers clients', 'Ventes des dix plus gros clients'),
  hhi: text('index')(
    'Indice de concentration (HHI)',
    'La somme des carrés des parts de vos clients : 10 000 pour un seul client, près de 0 pour une foule de petits.',
    'HHI, de 0 à 10 000',
    'Somme des carrés des parts de chaque client en %, de 0 à 10 000.',
  ),
  effectiveCustomers: text('count')(
    'Nombre effectif de clients',
    'Le nombre de clients de même taille qui donneraient la même concentration.',
    'De même taille, à risque égal',
    '10 000 ÷ indice de concentration.',
  ),
  customersFor80Pct: text('count')(
    'Clients pour 80\u00a0% des ventes',
    'Le nombre de vos plus gros clients qu’il faut réunir pour atteindre 80\u00a0% de vos ventes de douze mois.',
    'Combien des plus gros y suffisent',
    'Nombre des plus gros clients qu’il faut pour atteindre 80\u00a0% des ventes de 12 mois.',
  ),
};

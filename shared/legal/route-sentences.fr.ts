import { formatDate } from '../dates/format-date.ts';
import { daysBetween, type LocalDate } from '../dates/local-date.ts';
import { addCents, type Cents, subtractCents } from '../money/cents.ts';
import { formatEuros, formatWholeEuros } from '../money/format-money.ts';
import type { DebtorPlace } from './debtor-place.ts';
import { isDeclarationLate, lateDeclaration } from './late-declaration.fr.ts';
import type { LawFigures, ProcedureLaw } from './procedure-law.ts';
import { routeName } from './procedure-names.fr.ts';
import type { ProcedureCode } from './route-codes.ts';
import { isCommercial, type RouteFacts, undisputed, withInterest } from './route-facts.ts';

const asked = (facts: RouteFacts) =>
  facts.interestCents === null || facts.interestCents === 0
    ? formatEuros(facts.openCents)
    : `${formatEuros(withInterest(facts))} intérêts compris`;

const countryName = (code: string) => new Intl.DisplayNames('fr', { type: 'region' }).of(code) ?? code;

/** Why a procedure is open or closed. */
export const routeSentences = {
  advised: (facts: RouteFacts, code: ProcedureCode) => `${routeName(code)} pour ${formatEuros(titleAmount(facts, code))}`,
  proceedings: ({ insolvencyOn, asOf }: RouteFacts) =>
    `Déclaration de créance : procédure collective ouverte le ${formatDate(insolvencyOn ?? asOf)}, rien d’autre n’est permis (C. com. L622-21)`,
  barredByProceedings: ({ insolvencyOn, asOf }: RouteFacts) =>
    `Procédure collective depuis le ${formatDate(insolvencyOn ?? asOf)} : aucune action individuelle`,
  prescribed: ({ extendedOn }: RouteFacts) =>
    `Prescrite depuis le ${formatDate(extendedOn)} : aucun tribunal ne peut plus être saisi utilement`,
  handedOver: (who: string) => `${who} : ce n’est plus à vous de la poursuivre, sauf à la reprendre d’abord`,
  afterJudgment: (judgmentOn: LocalDate) =>
    `Émise après le jugement du ${formatDate(judgmentOn)} : elle ne se déclare pas, elle se paie à son échéance (C. com. L622-17). Impayée, écrivez au mandataire ou à l’administrateur sans attendre, et voyez un avocat`,
  runningOut: ({ asOf, extendedOn }: RouteFacts) => {
    const days = daysBetween(asOf, extendedOn);
    const left = days === 0 ? 'Dernier jour' : days === 1 ? 'Plus qu’un jour' : `Plus que ${days} jours`;
    return `${left} pour agir (${formatDate(extendedOn)}) : faites signer une reconnaissance de dette, ou assignez. Déposer une requête en injonction n’arrête pas le délai, seule sa signification l’arrête`;
  },
  interimInTime: () =>
    'Rien n’est contesté : le juge des référés peut ordonner le paiement, et l’assignation arrête le délai dès qu’elle est délivrée',
  notDue: () => 'L’échéance n’est pas passée : rien n’est encore exigible',
  termGranted: ({ term }: RouteFacts) =>
    term === 'behind'
      ? 'Un échéancier court, en retard : la créance n’est pas exigible tant que sa déchéance n’est pas prononcée'
      : 'Un échéancier court : la créance n’est pas exigible',
  publicBuyer: () => 'Acheteur public : le juge est administratif, ces voies ne s’appliquent pas ; non couvert ici, voyez un avocat',
  outside: (place: DebtorPlace) =>
    place.kind === 'unreadable'
      ? `Pays du débiteur non reconnu (« ${place.country} ») : corrigez sa fiche`
      : `Débiteur hors de l’Union européenne${place.kind === 'outside' ? ` (${countryName(place.country)})` : ''} : non couvert ici, voyez un avocat`,
  unionWithoutProcedure: ({ place }: RouteFacts) =>
    place.kind === 'union' && place.isDenmark
      ? 'Danemark : ni l’injonction européenne ni les petits litiges européens ne s’y appliquent ; non couvert ici, voyez un avocat'
      : 'Contestée et au-dessus de 5 000 € hors intérêts et frais, dans un autre pays de l’Union : aucune procédure européenne simple ; voyez un avocat',
  denmark: () => 'Le Danemark n’applique pas ce règlement',
  notCrossBorder: () => 'Votre client est en France : le litige n’est pas transfrontalier',
  abroad: () => 'Votre client est dans un autre pays : voie française à écarter, sauf avis d’un avocat',
  foreignCourt: () => 'Tribunal à déterminer (règlement Bruxelles I bis) : à voir avec un avocat',
  partOnly: (facts: RouteFacts) =>
    `${formatEuros(facts.contestedCents)} sont contestés : demandez les ${formatEuros(undisputed(facts))} qui ne le sont pas, le reste se juge au fond`,
  presumedCommercial: () => 'Entre commerçants, à vérifier : un client libéral, associatif ou agricole relève du tribunal judiciaire',
  aboveSmallClaims: (facts: RouteFacts, ceiling: Cents) =>
    `${asked(facts)} : au-dessus du plafond de ${formatWholeEuros(ceiling)}${asked(facts).endsWith('compris') ? '' : ', intérêts compris'}`,
  smallClaimsFailed: () => 'Déjà tentée sans succès',
  smallClaimsContested: () => 'Contestée : il faut l’accord du débiteur sur le montant',
  smallClaimsTraders: () => 'Facture non contestée entre commerçants : exclue depuis 2026, voyez L126-1',
  smallClaimsPartTraders: () => 'Factures entre commerçants : leur part non contestée relève de L126-1',
  smallClaimsIfNotTrader: () => 'Ouverte si l’un de vous n’est pas commerçant',
  smallClaims: (facts: RouteFacts, ceiling: Cents) =>
    `${asked(facts)}, sous le plafond de ${formatWholeEuros(ceiling)} ; il faut l’accord du débiteur, mais ni juge ni avocat`,
  notBothTraders: () => 'Réservée aux factures entre commerçants',
  contestEndsIt: () => 'Contestée : une contestation y met fin',
  undisputedCommercial: () =>
    'Non contestée, entre commerçants, sans plafond ; mais tarif non publié en septembre 2026 : demandez à un commissaire de justice si elle est ouverte',
  orderContested: () => 'Contestée : le débiteur ferait opposition, et l’affaire serait jugée de toute façon',
  orderCommercial: () => 'Non contestée, sans plafond, sur dossier et sans audience ; lettre et pièces suffisent',
  orderCivil: () => 'Non contestée, sans plafond, sur dossier et sans audience ; aucun frais de greffe au tribunal judiciaire',
  interimUncontested: () => 'Rien n’est contesté : le juge des référés peut ordonner le paiement, mais l’injonction coûte moins',
  interimProven: () => 'Contestée, mais vos preuves peuvent rendre la contestation peu sérieuse : au juge d’en décider',
  interimUnproven: () => 'Contestée, sans commande signée ni preuve de livraison notées : le juge des référés la dirait sérieuse',
  summons: (facts: RouteFacts, figures: LawFigures): string[] => {
    const commercial = isCommercial(facts);
    const lawyer =
      facts.openCents > figures.lawyerAboveCents
        ? `Avocat obligatoire au-dessus de ${formatWholeEuros(figures.lawyerAboveCents)}`
        : `Sans avocat obligatoire jusqu’à ${formatWholeEuros(figures.lawyerAboveCents)}`;
    const attempt =
      commercial || facts.openCents > figures.amicableAttemptUpToCents
        ? []
        : [
            facts.smallClaimsFailed
              ? 'La procédure des petites créances a échoué : pas d’autre tentative amiable à faire'
              : `Jusqu’à ${formatWholeEuros(figures.amicableAttemptUpToCents)} au tribunal judiciaire : conciliateur ou médiateur d’abord`,
          ];
    return ['Toujours ouverte : le juge tranche, contestation comprise', lawyer, ...attempt];
  },
  europeanContested: () => 'Contestée : réservée à ce qui ne l’est pas',
  europeanOrder: () => 'Non contestée, dans un autre pays de l’Union, sans plafond ; sur formulaire',
  aboveEuropeanSmallClaims: (facts: RouteFacts, ceiling: Cents) =>
    `${formatEuros(facts.openCents)} : au-dessus de ${formatWholeEuros(ceiling)}, hors intérêts et frais`,
  europeanSmallClaims: (ceiling: Cents) =>
    `Dans un autre pays de l’Union, contestée ou non, jusqu’à ${formatWholeEuros(ceiling)} hors intérêts et frais`,
  declareClaim: ({ insolvencyOn, asOf }: RouteFacts) =>
    insolvencyOn !== null && isDeclarationLate(insolvencyOn, asOf)
      ? `Jugement du ${formatDate(insolvencyOn)} : ${lateDeclaration}`
      : `Jugement du ${formatDate(insolvencyOn ?? asOf)} : déclarez dans les 2 mois de la publication au BODACC, sinon elle risque de n’être jamais payée`,
  noProceedings: () => 'Aucune procédure collective notée sur la fiche du client',
  agency: () => 'Toujours possible : un mandataire relance et poursuit pour vous',
  agencyPrescribed: () => 'Prescrite : on ne peut plus que demander',
  sale: () => 'Possible si un acheteur en veut : il en donnera moins',
  salePrescribed: () => 'Prescrite : personne ne la rachète',
  writeOff: () => 'Quand le reste est épuisé, ou coûte plus que la somme',
  writeOffPrescribed: () => 'Prescrite : la perte est la seule suite comptable',
  /** What may go wrong with what is advised. */
  cautions: ({ prescribesOn, extendedOn, asOf, checklist }: RouteFacts): string[] => [
    ...(prescribesOn < asOf && extendedOn >= asOf
      ? [`Sans l’interruption notée, elle serait prescrite depuis le ${formatDate(prescribesOn)} : la preuve doit tenir`]
      : []),
    ...(checklist.existenceAgreed === false || checklist.amountSettled === false || checklist.paymentDue === false
      ? ['Vous avez noté qu’elle n’est pas certaine, liquide et exigible : réglez ce point d’abord']
      : []),
  ],
};

/** What a title is asked for: what is not contested, or all where a judge hears everything. */
function titleAmount(facts: RouteFacts, code: ProcedureCode): Cents {
  const isOrder = code === 'paymentOrder' || code === 'europeanOrder';
  return isOrder && undisputed(facts) > 0 ? undisputed(facts) : facts.openCents;
}

/** The form to fill in, with its number. */
export function procedureForm(facts: RouteFacts, code: ProcedureCode): string | null {
  switch (code) {
    case 'paymentOrder':
      if (isCommercial(facts)) return 'Cerfa 12946*02 (non obligatoire), ou en ligne : Tribunal Digital, Infogreffe';
      return facts.nature === 'rent' && facts.debtor === 'consumer' ? 'Cerfa 16040*01' : 'Cerfa 12948*06';
    case 'europeanOrder':
    case 'europeanSmallClaims':
      return 'Formulaire A (portail e-Justice)';
    case 'collectiveProceedings':
      return 'Lettre au mandataire judiciaire ou au liquidateur';
    default:
      return null;
  }
}

/** What is known of the cost. */
export function procedureCost(facts: RouteFacts, { figures }: ProcedureLaw, code: ProcedureCode): string {
  const service = `signification ${formatEuros(serviceFee(titleAmount(facts, code), figures))} HT, plus déplacement et TVA`;
  switch (code) {
    case 'smallClaims':
      return 'À votre charge ; montant à demander au commissaire de justice';
    case 'undisputedCommercial':
      return 'Tarif non publié';
    case 'paymentOrder':
      return isCommercial(facts)
        ? `Greffe : les sources donnent 25,19 €, 30,23 € ou 33,47 €, à saisir ; ${service}`
        : `Pas de frais de greffe ; ${service}`;
    case 'interimPayment':
      return 'Assignation et greffe ; avocat à prévoir';
    case 'summons':
      if (!isCommercial(facts))
        return `Assignation ; contribution de ${formatWholeEuros(figures.civilContributionCents)} au tribunal judiciaire (à vérifier)`;
      return facts.openCents > figures.economicContributionAboveCents
        ? `Assignation et greffe ; au TAE, contribution au-dessus de ${formatWholeEuros(figures.economicContributionAboveCents)}, sauf moins de 250 salariés`
        : 'Assignation et greffe';
    case 'europeanOrder':
      return 'Gratuite selon Service-Public ; signification à l’étranger en plus';
    case 'europeanSmallClaims':
      return 'Selon le pays';
    case 'collectiveProceedings':
      return 'Gratuite';
    case 'agency':
      return 'Commission à convenir ; à votre charge avant un titre';
    case 'sale':
      return 'La décote';
    case 'writeOff':
      return 'La somme, moins la TVA récupérée';
  }
}

/** Half up to the first step, once up to the second, twice above (C. com. A444-11); before travel and VAT, rounded half up. */
function serviceFee(amount: Cents, { serviceFeeBaseCents, serviceFeeHalfUpToCents, serviceFeeSingleUpToCents }: LawFigures): Cents {
  if (amount <= serviceFeeHalfUpToCents) return Math.round(serviceFeeBaseCents / 2) as Cents;
  return amount <= serviceFeeSingleUpToCents ? serviceFeeBaseCents : addCents(serviceFeeBaseCents, serviceFeeBaseCents);
}

/** What should be in the file before a procedure, and is not noted there. */
export function missingWords(facts: RouteFacts, code: ProcedureCode): string[] {
  if (code === 'writeOff' || code === 'agency' || code === 'sale') return [];
  const { evidence, checklist } = facts;
  const { notice } = evidence;
  const missing: string[] = [];
  if (code !== 'collectiveProceedings' && code !== 'smallClaims') {
    if (notice === null) missing.push('Une mise en demeure envoyée en recommandé');
    else if (notice.isBack) missing.push('Une mise en demeure à la bonne adresse : la dernière est revenue');
    else if (!notice.isRegistered) missing.push('Le numéro de recommandé de la mise en demeure');
    else if (!notice.isReceived) missing.push('Le sort du recommandé : reçu, refusé ou non réclamé');
  }
  if (evidence.signedOrder !== true) missing.push(told(evidence.signedOrder, 'La commande, le devis ou le contrat signé'));
  if (evidence.deliveryProof !== true) missing.push(told(evidence.deliveryProof, 'Le bon de livraison ou le procès-verbal signé'));
  if (facts.interestCents === null) missing.push('Le taux du semestre, pour les intérêts');
  if (facts.place.kind === 'france' && facts.place.region === 'unknown') missing.push('Le code postal du débiteur');
  if ([checklist.existenceAgreed, checklist.amountSettled, checklist.paymentDue].includes(null)) {
    missing.push('Vos réponses : certaine, liquide, exigible');
  }
  if (code === 'summons' && facts.openCents > 0 && subtractCents(facts.openCents, facts.contestedCents) === 0) {
    missing.push('Votre réponse écrite à la contestation');
  }
  return missing;
}

function told(answer: boolean | null, what: string): string {
  return answer === false ? `${what} : vous avez noté ne pas l’avoir` : `${what} (à confirmer)`;
}

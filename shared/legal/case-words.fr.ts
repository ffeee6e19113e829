import { formatDate } from '../dates/format-date.ts';
import type { Cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { type CaseDeadline, serviceMonths } from './case-deadlines.ts';
import type { CaseOutcome, CaseRoute, CaseStepKind, ProceedingsKind } from './case-kinds.ts';

const ROUTES: Readonly<Record<CaseRoute, string>> = {
  paymentOrder: 'Injonction de payer',
  undisputedCommercial: 'Recouvrement d’une créance commerciale incontestée',
  smallClaims: 'Procédure simplifiée des petites créances',
  interimPayment: 'Référé-provision',
  summons: 'Assignation au fond',
  europeanOrder: 'Injonction de payer européenne',
  europeanSmallClaims: 'Petit litige européen',
  collectiveProceedings: 'Procédure collective',
  other: 'Autre voie',
};

/** The name of a way to a title. */
export function routeName(route: CaseRoute): string {
  return ROUTES[route];
}

const STEPS: Readonly<Record<CaseStepKind, string>> = {
  filed: 'Requête déposée',
  paymentDemand: 'Commandement de payer signifié',
  invitation: 'Invitation à participer reçue par le débiteur',
  order: 'Ordonnance rendue',
  summoned: 'Assignation délivrée',
  hearing: 'Audience',
  judgment: 'Jugement rendu',
  service: 'Signification au débiteur',
  opposition: 'Opposition du débiteur',
  contested: 'Contestation du débiteur',
  agreed: 'Accord du débiteur',
  refused: 'Refus ou silence du débiteur',
  nonContestation: 'Procès-verbal de non-contestation',
  enforceable: 'Titre rendu exécutoire',
  seizure: 'Saisie',
  collected: 'Somme recouvrée',
  rejected: 'Demande rejetée',
  publication: 'Jugement publié au BODACC',
  claimDeclared: 'Créance déclarée au mandataire',
  claimAdmitted: 'Créance admise',
  claimDisputed: 'Créance contestée par le mandataire',
  expense: 'Frais',
  other: 'Autre étape',
};

/** What a step is called, in the words of its way. */
export function stepNameOf(kind: CaseStepKind, route: CaseRoute): string {
  if (kind === 'order' && route === 'paymentOrder') return 'Ordonnance d’injonction de payer';
  if (kind === 'service' && route === 'paymentOrder') return 'Ordonnance signifiée au débiteur';
  if (kind === 'service' && route === 'undisputedCommercial') return 'Procès-verbal exécutoire signifié';
  return STEPS[kind];
}

const OUTCOMES: Readonly<Record<CaseOutcome, string>> = {
  paid: 'Payée',
  judgment: 'Jugement ou titre obtenu',
  rejected: 'Rejetée',
  settled: 'Transaction ou accord',
  abandoned: 'Abandonnée',
};

export function outcomeName(outcome: CaseOutcome): string {
  return OUTCOMES[outcome];
}

const PROCEEDINGS: Readonly<Record<ProceedingsKind, string>> = {
  safeguard: 'Sauvegarde',
  reorganisation: 'Redressement judiciaire',
  liquidation: 'Liquidation judiciaire',
};

export function proceedingsName(kind: ProceedingsKind): string {
  return PROCEEDINGS[kind];
}

/** « Signifier l’ordonnance avant le 01/12/2026 (3 mois) : au-delà elle est non avenue. » */
export function deadlineSentence(deadline: CaseDeadline): string {
  const { code, since, on, extendedOn, state, contestedOn, note } = deadline;
  const day = formatDate(on);
  const until = extendedOn === on ? `jusqu’au ${day}` : `jusqu’au ${day}, reporté au ${formatDate(extendedOn)} (jour ouvrable suivant)`;
  const isLate = contestedOn !== null && contestedOn > extendedOn;
  const said = note === '' ? '' : ` ${note}`;
  switch (code) {
    case 'serveOrder': {
      const months = `${serviceMonths(since)} mois à compter du ${formatDate(since)}`;
      if (state === 'met') return `Ordonnance signifiée dans le délai, qui courait ${until}.`;
      if (state === 'late') return `Ordonnance signifiée après le ${day} : elle est non avenue.`;
      if (state === 'lapsed') return `Ordonnance non signifiée ${until} : elle est non avenue, il faut une nouvelle requête.`;
      return `Faire signifier l’ordonnance ${until} (${months}) : au-delà, elle est non avenue.`;
    }
    case 'opposition':
      if (contestedOn !== null)
        return isLate
          ? `Opposition formée le ${formatDate(contestedOn)}, après le délai (${until}) : au tribunal de dire si elle est recevable.`
          : `Opposition formée le ${formatDate(contestedOn)} : l’affaire est jugée au fond, l’ordonnance ne s’exécute plus.`;
      if (state === 'met') return `Délai d’opposition du débiteur, ${until}.`;
      if (state === 'over') return `Délai d’opposition écoulé depuis le ${formatDate(extendedOn)}.`;
      return `Le débiteur peut faire opposition ${until} (1 mois à compter de la signification).`;
    case 'oppositionEurope':
      if (contestedOn !== null)
        return isLate
          ? `Opposition formée le ${formatDate(contestedOn)}, après le délai (${until}) : à faire apprécier par la juridiction.`
          : `Opposition formée le ${formatDate(contestedOn)} : l’affaire se poursuit devant le juge, l’injonction ne s’exécute pas.`;
      if (state === 'met') return `Délai d’opposition du débiteur, ${until}.`;
      if (state === 'over')
        return `Délai d’opposition écoulé depuis le ${formatDate(extendedOn)} : demander la force exécutoire (formulaire G).`;
      return `Le débiteur peut faire opposition ${until} (30 jours, formulaire F).`;
    case 'executionFrom':
      if (state === 'met') return `Exécution ouverte à partir du ${day}.`;
      if (state === 'over')
        return `Sans opposition notifiée depuis le ${day}, l’exécution est ouverte : la demander au commissaire de justice.`;
      return `Sans opposition notifiée, l’exécution est ouverte à partir du ${day} (2 mois à compter de la signification).`;
    case 'answerDemand':
      if (contestedOn !== null)
        return `Contestation du ${formatDate(contestedOn)} : la procédure est close, l’affaire est à porter devant le juge du fond.`;
      if (state === 'met') return `Délai du débiteur pour payer ou contester, ${until}.`;
      if (state === 'over') return `Le débiteur n’a ni payé ni contesté dans le mois, écoulé le ${formatDate(extendedOn)}.`;
      return `Le débiteur peut payer ou contester ${until} (1 mois à compter du commandement).`;
    case 'nonContestationFrom':
      if (state === 'met') return `Procès-verbal de non-contestation possible à partir du ${day}.`;
      if (state === 'over') return `Procès-verbal de non-contestation à demander, possible depuis le ${day}.`;
      return `Procès-verbal de non-contestation possible à partir du ${day} (1 mois et 8 jours).`;
    case 'serveRecord':
      if (state === 'met') return `Procès-verbal exécutoire signifié dans le délai, qui courait ${until}.`;
      if (state === 'late') return `Procès-verbal exécutoire signifié après le ${day}, hors délai.`;
      if (state === 'lapsed') return `Procès-verbal exécutoire non signifié ${until} : le délai de 6 mois est passé.`;
      return `Faire signifier le procès-verbal exécutoire ${until} (6 mois).`;
    case 'answerInvitation':
      if (state === 'met') return `Délai de réponse du débiteur, ${until}.`;
      if (state === 'over')
        return `Sans réponse du débiteur depuis le ${formatDate(extendedOn)}, la procédure a échoué : choisir une autre voie.`;
      return `Le débiteur peut accepter ${until} (1 mois).`;
    case 'declareClaim':
      if (state === 'met') return `Créance déclarée dans le délai, qui courait ${until}.`;
      if (state === 'late') return `Créance déclarée après le ${day} : un relevé de forclusion est nécessaire.`;
      if (state === 'lapsed')
        return `Créance non déclarée ${until} : elle est forclose, sauf relevé de forclusion (à demander sans attendre).`;
      return `Déclarer la créance au mandataire ${until} (2 mois à compter de la publication au BODACC).`;
    case 'hearing':
      return `Audience le ${day}.${said}`;
    case 'own':
      if (state === 'met' || state === 'late') return `À faire avant le ${day}.${said}`;
      return `${state === 'lapsed' ? 'Délai passé, à faire' : 'À faire'} ${until}.${said}`;
  }
}

/** The codes of cases in small letters, as the journal writes them within a line. */
export const CASE_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  [ROUTES, STEPS, OUTCOMES, PROCEEDINGS].flatMap((names) =>
    Object.entries(names).map(([code, name]) => [code, `${name.slice(0, 1).toLocaleLowerCase('fr')}${name.slice(1)}`]),
  ),
);

/** Why some open invoices are no part of collective proceedings; null where there are none. */
export function afterJudgmentWords(invoices: readonly { invoiceNumber: string; openCents: Cents }[]): string | null {
  if (invoices.length === 0) return null;
  const named = invoices.map(({ invoiceNumber, openCents }) => `${invoiceNumber} (${formatEuros(openCents)})`).join(', ');
  return invoices.length === 1
    ? `Hors du dossier : ${named}, émise après le jugement. Elle ne se déclare pas, elle se paie à son échéance (C. com. L622-17).`
    : `Hors du dossier : ${named}, émises après le jugement. Elles ne se déclarent pas, elles se paient à leur échéance (C. com. L622-17).`;
}

/** « Frais de dossier : 33,47 € récupérables, 250,00 € à notre charge ». */
export function caseCostsWords({ recoverableCents, ownCents }: { recoverableCents: Cents; ownCents: Cents }): string {
  return `Frais de dossier : ${formatEuros(recoverableCents)} récupérables, ${formatEuros(ownCents)} à notre charge`;
}

import { formatDate } from '../dates/format-date.ts';
import type { ProcedureLaw } from './procedure-law.ts';
import type { ProcedureCode } from './route-codes.ts';
import { isCommercial, type RouteFacts } from './route-facts.ts';

/** What happens once a procedure is begun, with the delays that bind somebody. */
export function procedureSteps(facts: RouteFacts, { figures }: ProcedureLaw, code: ProcedureCode): string[] {
  const months = facts.asOf >= figures.serviceMonthsChangedOn ? figures.serviceMonths : figures.serviceMonthsBefore;
  switch (code) {
    case 'smallClaims':
      return [
        'Confiez le dossier à un commissaire de justice du ressort de la cour d’appel du débiteur.',
        'Il invite le débiteur à participer : celui-ci a 1 mois pour répondre.',
        'S’il accepte le montant et les modalités, le commissaire délivre un titre exécutoire ; son accord suspend la prescription.',
        'S’il refuse ou se tait, la procédure s’arrête : il reste le tribunal, sans autre tentative amiable à faire.',
      ];
    case 'undisputedCommercial':
      return [
        'Un commissaire de justice signifie un commandement de payer : 1 mois pour payer ou contester.',
        'Sans réponse : procès-verbal de non-contestation, au plus tôt 8 jours après.',
        'Le greffe du tribunal de commerce le rend exécutoire ; il se signifie dans les 6 mois.',
        'Toute contestation y met fin : il reste le tribunal.',
      ];
    case 'paymentOrder':
      return [
        'Déposez la requête avec les pièces. Le dépôt n’arrête pas la prescription.',
        ...(isCommercial(facts) ? ['Le greffe demande l’avance de ses frais dans les 15 jours.'] : []),
        `Faites signifier l’ordonnance par commissaire de justice dans les ${months} mois, sinon elle tombe${
          months === figures.serviceMonths
            ? ''
            : ` (${figures.serviceMonths} mois pour celles rendues à partir du ${formatDate(figures.serviceMonthsChangedOn)})`
        } : c’est la signification qui interrompt la prescription.`,
        'Le débiteur a 1 mois pour s’opposer ; alors l’affaire est jugée.',
        'Sans opposition, l’ordonnance devient exécutoire : le commissaire de justice peut saisir.',
      ];
    case 'interimPayment':
      return [
        'Faites délivrer l’assignation par commissaire de justice ; elle interrompt la prescription.',
        'Le juge tranche vite ; il n’accorde que ce qui n’est pas sérieusement contestable.',
        'L’ordonnance s’exécute aussitôt signifiée, mais ne juge pas le fond.',
      ];
    case 'summons':
      return [
        'Faites délivrer l’assignation par commissaire de justice ; elle interrompt la prescription.',
        'Le tribunal juge le fond, pièces et contestation comprises : comptez des mois.',
        'Le jugement se signifie, puis s’exécute.',
      ];
    case 'europeanOrder':
      return [
        'Envoyez le formulaire A à la juridiction compétente.',
        'L’injonction est signifiée ; le débiteur a 30 jours pour s’opposer (formulaire F).',
        'Sans opposition, elle est déclarée exécutoire (formulaire G) et s’exécute dans son pays.',
      ];
    case 'europeanSmallClaims':
      return [
        'Envoyez le formulaire A avec les pièces à la juridiction compétente.',
        'La procédure est écrite ; le juge peut entendre les parties.',
      ];
    case 'collectiveProceedings':
      return [
        'Cherchez la publication au BODACC et le nom du mandataire ou du liquidateur.',
        'Déclarez la créance dans les 2 mois de cette publication, pièces jointes.',
        'N’envoyez plus ni relance ni mise en demeure ; les intérêts sont arrêtés au jugement.',
      ];
    case 'agency':
      return [
        'Comparez les offres : la commission se prend d’ordinaire sur ce qui est encaissé.',
        'Signez un mandat écrit ; remettez le dossier complet.',
      ];
    case 'sale':
      return ['Faites chiffrer l’offre de rachat ; la différence est une perte.', 'Notifiez la cession au débiteur.'];
    case 'writeOff':
      return [
        'Gardez les preuves que la somme est perdue (certificat du liquidateur, procès-verbal de carence, jugement).',
        'Passez la perte ; la TVA facturée se récupère quand la créance est définitivement irrécouvrable. Voyez votre expert-comptable.',
      ];
  }
}

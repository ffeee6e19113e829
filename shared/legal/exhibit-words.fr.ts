import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { DELIVERY_NAMES, deliverySentence } from '../letters/delivery-words.fr.ts';
import { isRegistered, letterName } from '../letters/letter-names.fr.ts';
import type { LetterSummary } from '../letters/letters.contract.ts';
import { formatRegisteredNumber } from '../letters/registered-number.ts';
import type { Message } from '../messages/messages.contract.ts';
import { routeName } from './case-words.fr.ts';
import type { CaseRecord } from './describe-case.ts';

type Posted = Pick<LetterSummary, 'kind' | 'channel' | 'asOf' | 'printedOn' | 'sentOn' | 'registeredNumber' | 'delivery' | 'deliveredOn'>;

const dayOf = ({ sentOn, printedOn, asOf }: Posted) => sentOn ?? printedOn ?? asOf;

/** What the exhibits of a dossier are called, and what each proves. */
export const exhibitWords = {
  statement: (asOf: LocalDate) => `Relevé de compte au ${formatDate(asOf)}`,
  statementProves: 'Le solde du compte du client à cette date, factures et avoirs ouverts',
  interest: (asOf: LocalDate) => `Décompte des intérêts au ${formatDate(asOf)}`,
  interestProves: 'Les intérêts et indemnités dus, jour par jour, avec leur taux',
  invoices: 'Factures et règlements',
  invoicesProve: 'Les factures impayées, leur échéance et leur reste dû ; les règlements reçus',
  invoiceTable: 'Données des factures',
  invoiceTableProves: 'Toutes les factures du client, pour les recalculer',
  invoiceFileProves: 'La pièce d’une facture',
  letterName: ({ kind, channel }: Posted) => `${letterName(kind)}${channel === 'email' ? ' par e-mail' : ' par courrier'}`,
  letter: (letter: Posted) => `${letterName(letter.kind)} du ${formatDate(dayOf(letter))}`,
  letterProves: (letter: Posted) => {
    const { kind, channel, sentOn, registeredNumber, delivery, deliveredOn } = letter;
    if (sentOn === null) return 'Courrier imprimé, que rien ne dit envoyé';
    const registered = registeredNumber === '' ? '' : ` n° ${formatRegisteredNumber(registeredNumber)}`;
    const how = channel === 'email' ? 'par e-mail' : isRegistered(kind) ? `en recommandé${registered}` : 'par courrier';
    const end = delivery === null ? '' : ` ; ${deliverySentence(delivery, deliveredOn).toLocaleLowerCase('fr')}`;
    return `Envoyé ${how} le ${formatDate(sentOn)}${end}`;
  },
  proofProves: (delivery: Posted['delivery'], on: LocalDate | null) =>
    delivery === null
      ? 'La preuve d’envoi ou de remise du courrier'
      : `La remise du courrier : ${DELIVERY_NAMES[delivery].toLocaleLowerCase('fr')}${on === null ? '' : ` le ${formatDate(on)}`}`,
  contacts: 'Appels et messages',
  contactsProve: 'Les demandes de paiement et ce que le client y a répondu',
  message: ({ channel, sentOn, draftedOn }: Message) => `${channel === 'email' ? 'E-mail' : 'SMS'} du ${formatDate(sentOn ?? draftedOn)}`,
  messageProves: 'Le message tel qu’il a été préparé, puis dit envoyé',
  messageText: ({ channel, recipient, subject, body, sentOn, draftedOn }: Message) =>
    `${channel === 'email' ? 'E-mail' : 'SMS'} à ${recipient}, le ${formatDate(sentOn ?? draftedOn)}\n${subject === '' ? '' : `Objet : ${subject}\n`}\n${body}\n`,
  schedule: (agreedOn: LocalDate) => `Échéancier du ${formatDate(agreedOn)}`,
  scheduleProves: 'Les échéances convenues, ce qui en a été payé, ce qui ne l’a pas été',
  signedProves: 'L’accord signé : la dette y est reconnue',
  promises: 'Promesses de règlement',
  promisesProve: 'Ce que le client a promis, et s’il l’a tenu',
  disputes: 'Litiges',
  disputesProve: 'Ce que le client a contesté, et ce qui ne l’est pas',
  /** Two cases of one kind opened on one day are told apart by their number, or their court. */
  legalCase: ({ route, openedOn, referenceNumber, court }: CaseRecord) =>
    [`${routeName(route)} du ${formatDate(openedOn)}`, referenceNumber === '' ? court : `n° ${referenceNumber}`]
      .filter((part) => part !== '')
      .join(', '),
  caseProves: 'Les étapes de la procédure, leurs dates, leurs frais',
  caseFileProves: 'Une pièce de la procédure',
  file: (stem: string, addedOn: LocalDate) => `${stem} (gardé le ${formatDate(addedOn)})`,
  fileProves: 'Pièce gardée avec le client',
} as const;

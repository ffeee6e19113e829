import { CONTACT_ROLES } from '../customers/contact-roles.fr.ts';
import { bearsCivility } from '../customers/person-name.ts';
import { formatDate, formatLongDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import { formatEuros } from '../money/format-money.ts';
import type { CallPerson, CallSheet, CallStage } from './reminders.contract.ts';

/** What is said against paying, and what to answer. */
export interface Objection {
  said: string;
  answer: string;
}

export interface CallScript {
  /** « Premier appel », « Après la relance 2 ». */
  title: string;
  /** What to say, in order. */
  points: string[];
  objections: readonly Objection[];
}

const TITLES: Record<CallStage, string> = {
  satisfaction: 'Appel de satisfaction',
  beforeDue: 'Avant l’échéance',
  first: 'Premier appel',
  afterR1: 'Après la relance 1',
  afterR2: 'Après la relance 2',
  afterR3: 'Après la relance 3',
  afterFormalNotice: 'Après la mise en demeure',
  nothingDue: 'Rien à réclamer',
};

/** What to say on the phone, by how far collection has come for these very invoices. Plain words, one request, no threat. */
export function callScript(sheet: CallSheet, asOf: LocalDate): CallScript {
  return {
    title: TITLES[sheet.stage],
    points: [whoToAskFor(sheet), ...pointsOf(sheet, asOf)],
    objections: objectionsTo(sheet),
  };
}

/** « Mme Roy (Comptabilité) » */
export function personWords({ name, role }: Pick<CallPerson, 'name' | 'role'>): string {
  const said = role === null || role === 'other' ? '' : CONTACT_ROLES[role];
  if (name === '') return said === '' ? 'Numéro de la fiche' : said;
  return said === '' || said.toLocaleLowerCase('fr') === name.toLocaleLowerCase('fr') ? name : `${name} (${said})`;
}

/** Who to ask for: somebody by name; a business for its accounts. */
function whoToAskFor({ people, customerName, kind }: CallSheet): string {
  const person = people.find(({ name, wrongNumberOn }) => name !== '' && wrongNumberOn === null);
  if (person) return `Demandez ${personWords(person)}, et présentez-vous.`;
  if (kind === 'consumer' || bearsCivility(customerName)) return `Demandez ${customerName}, et présentez-vous.`;
  return 'Demandez la comptabilité, ou la personne qui règle les factures, et présentez-vous.';
}

function pointsOf(sheet: CallSheet, asOf: LocalDate): string[] {
  switch (sheet.stage) {
    case 'satisfaction':
      return satisfactionPoints(sheet);
    case 'beforeDue':
      return beforeDuePoints(sheet);
    case 'nothingDue':
      return ['Plus rien n’est à régler : remerciez, et demandez si tout va bien.'];
    default:
      return [...opening(sheet), ...body(sheet, asOf), ...closing(sheet)];
  }
}

/** What is owed, and what was announced and did not come. */
function opening({ invoices, totalDueCents, brokenPromise }: CallSheet): string[] {
  const [oldest] = invoices;
  const points: string[] = [];
  if (invoices.length === 1 && oldest) {
    points.push(
      `« Je vous appelle pour notre facture ${oldest.invoiceNumber} du ${formatDate(oldest.issuedOn)} : il reste ${formatEuros(totalDueCents)} à régler, depuis le ${formatLongDate(oldest.dueOn)}. »`,
    );
  } else if (oldest) {
    points.push(
      `« Je vous appelle pour ${invoices.length} factures échues, ${formatEuros(totalDueCents)} en tout ; la plus ancienne, ${oldest.invoiceNumber}, devait être réglée le ${formatLongDate(oldest.dueOn)}. »`,
    );
  }
  if (brokenPromise) {
    const { amountCents, promisedOn, madeBy } = brokenPromise;
    const who = madeBy === '' ? 'Vous nous aviez annoncé' : `${madeBy} nous avait annoncé`;
    points.push(
      `« ${who} ${formatEuros(amountCents)} pour le ${formatLongDate(promisedOn)}, et le compte n’y est pas : que s’est-il passé ? »`,
    );
  }
  return points;
}

const REASON =
  '« Y a-t-il une raison particulière ? » Laissez répondre : une contestation s’enregistre comme un litige, et n’est plus relancée.';
const DATE = '« À quelle date puis-je compter sur votre règlement ? » Obtenez un jour précis et notez-le.';

function body({ stage, invoices, lastWritten, noticeDeadlineOn }: CallSheet, asOf: LocalDate): string[] {
  const it = invoices.length > 1 ? 'Les avez-vous bien reçues' : 'L’avez-vous bien reçue';
  const written = lastWritten === null ? '' : `du ${formatLongDate(lastWritten.on)}`;
  switch (stage) {
    case 'afterR1':
      return [`« Avez-vous reçu notre rappel ${written} ? »`, REASON, DATE];
    case 'afterR2':
      return [
        `« Notre dernier rappel, ${written}, est resté sans réponse. Qu’est-ce qui retient le règlement aujourd’hui ? »`,
        REASON,
        '« Qui décide des paiements chez vous ? Puis-je lui parler ? »',
        DATE,
      ];
    case 'afterR3':
      return [
        `« Notre courrier ${written} annonçait une mise en demeure, que je préférerais éviter. Qu’est-ce qui bloque ? »`,
        REASON,
        '« Pouvez-vous régler une partie aujourd’hui, et le reste à une date sûre ? »',
        'Sans date à la fin de l’appel, dites calmement que la mise en demeure partira.',
      ];
    case 'afterFormalNotice':
      return [
        noticeDeadlineOn !== null && noticeDeadlineOn < asOf
          ? `« Notre mise en demeure demandait le règlement pour le ${formatLongDate(noticeDeadlineOn)} ; ce délai est passé. »`
          : `« Vous avez reçu notre mise en demeure${noticeDeadlineOn === null ? '' : ` : elle demande le règlement pour le ${formatLongDate(noticeDeadlineOn)}`}. »`,
        '« Avant que le dossier ne passe au contentieux, que pouvez-vous nous proposer par écrit ? » Un règlement, ou un échéancier signé.',
        'Restez courtois et ne menacez pas. Notez les mots employés : ils comptent si le dossier va plus loin.',
      ];
    default:
      return [`« ${it} ? »`, REASON, DATE];
  }
}

function closing({ leftOut }: CallSheet): string[] {
  return [
    ...(leftOut.some(({ code }) => code === 'disputed')
      ? ['Une partie est déjà en litige : n’en parlez que si votre interlocuteur le fait.']
      : []),
    'Répétez ce qui est convenu avant de raccrocher : la somme, le jour, qui s’en charge.',
  ];
}

/** Some days after an invoice, long before it is due: is all well, and is it on its way to be paid? What is wrong is heard early. */
function satisfactionPoints({ invoices }: CallSheet): string[] {
  const [first] = invoices;
  const isOne = invoices.length === 1 && first;
  const about = isOne ? `notre facture ${first.invoiceNumber}` : `nos ${invoices.length} dernières factures`;
  return [
    '« Êtes-vous satisfait de ce que nous vous avons livré ? » Cet appel ne réclame rien : il n’y a pas de retard.',
    `« Avez-vous bien reçu ${about}, et vous ${isOne ? 'convient-elle' : 'conviennent-elles'} ? » Une contestation s’enregistre comme un litige.`,
    ...(first ? [`« Le règlement est prévu pour le ${formatLongDate(first.dueOn)}, est-ce bien noté chez vous ? »`] : []),
  ];
}

function beforeDuePoints({ invoices, totalDueCents }: CallSheet): string[] {
  const [first] = invoices;
  if (!first) return [];
  const what =
    invoices.length === 1
      ? `Notre facture ${first.invoiceNumber}, de ${formatEuros(totalDueCents)}, arrive à échéance le ${formatLongDate(first.dueOn)}`
      : `${invoices.length} factures, ${formatEuros(totalDueCents)} en tout, arrivent à échéance, la première le ${formatLongDate(first.dueOn)}`;
  return [
    'Cet appel ne réclame rien : aucune facture n’est en retard.',
    `« ${what} : tout est-il prêt pour le règlement ? »`,
    '« Vous manque-t-il un document, un numéro de commande ? » Notez-le et envoyez-le le jour même.',
  ];
}

const CONTESTED: Objection = {
  said: '« La facture est fausse », « le travail n’est pas terminé »',
  answer:
    '« Qu’est-ce qui ne va pas, et pour quel montant ? Je m’en occupe. Le reste est à régler. » Issue : facture contestée, pour la part en cause.',
};
const NOT_RECEIVED: Objection = {
  said: '« Je n’ai pas reçu la facture »',
  answer: '« Je vous la renvoie tout de suite : à quelle adresse ? » Puis demandez la date du règlement ; l’échéance ne change pas.',
};
const ALREADY_PAID: Objection = {
  said: '« C’est déjà parti »',
  answer: '« Merci. De quel jour, de quel montant, par quel moyen ? » Issue : règlement promis, pour dans trois jours.',
};
const NOT_ME: Objection = {
  said: '« Ce n’est pas moi qui m’en occupe »',
  answer: '« Qui dois-je appeler, et sur quelle ligne ? » Issue : mauvais interlocuteur ; ajoutez la personne à la fiche du client.',
};
const NO_MONEY: Objection = {
  said: '« Nous n’avons pas de trésorerie »',
  answer: '« Que pouvez-vous régler aujourd’hui, et le reste quand ? » Un échéancier écrit vaut mieux qu’une promesse vague.',
};
const PAID_WHEN_PAID: Objection = {
  said: '« Nous attendons que notre client nous paie »',
  answer: '« Je comprends, mais notre facture ne dépend pas de ce règlement. Quelle somme pouvez-vous avancer, et quel jour ? »',
};
const TREASURY: Objection = {
  said: '« La facture est à la trésorerie »',
  answer: '« De quel jour est le mandat, et sous quel numéro ? » Une administration règle en principe dans les 30 jours.',
};
const DO_AS_YOU_LIKE: Objection = {
  said: '« Faites ce que vous voulez »',
  answer: '« Je préfère trouver une date avec vous ; sans elle, nous suivrons la procédure, et je vous confirme cet échange par écrit. »',
};

function objectionsTo({ stage, kind, publicBuyer }: CallSheet): readonly Objection[] {
  if (stage === 'nothingDue') return [];
  if (stage === 'satisfaction' || stage === 'beforeDue') return [CONTESTED, NOT_RECEIVED];
  const usual = [
    ALREADY_PAID,
    NOT_RECEIVED,
    CONTESTED,
    NO_MONEY,
    ...(kind === 'consumer' ? [] : publicBuyer ? [TREASURY, NOT_ME] : [PAID_WHEN_PAID, NOT_ME]),
  ];
  return stage === 'afterR3' || stage === 'afterFormalNotice' ? [...usual, DO_AS_YOU_LIKE] : usual;
}

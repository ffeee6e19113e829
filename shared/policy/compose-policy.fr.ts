import { formatIban } from '../companies/identifiers.ts';
import { offeredWays } from '../companies/ways-to-pay.ts';
import { mapTexts } from '../dashboard/owner-page/map-texts.ts';
import { formatDate, formatLongDate } from '../dates/format-date.ts';
import { lastDayOfSemester, semesterOf } from '../dates/semester.ts';
import { describePaymentTerms, parsePaymentTerms } from '../invoices/payment-terms.fr.ts';
import { withFrenchSpaces } from '../letters/french-typography.ts';
import { formatEuros, formatRate, formatWholeEuros } from '../money/format-money.ts';
import { parseEarlyPayment } from '../payments/early-payment-words.fr.ts';
import { CHANNEL_NAMES, stepDay } from '../reminders/plan-words.fr.ts';
import type { ReminderChannel, ReminderLevel } from '../reminders/reminders.contract.ts';
import type { PolicyAudience } from './policy.contract.ts';
import type { PolicyContent, PolicyPart, PolicyPoint } from './policy-content.ts';
import type { PolicyFacts } from './policy-facts.ts';

/** The policy of a company, for those who apply it or for its customers. Whatever the settings say, it holds on one sheet. */
export function composePolicy(facts: PolicyFacts, audience: PolicyAudience): PolicyContent {
  const forStaff = audience === 'staff';
  const title = forStaff ? 'Politique de crédit et de recouvrement' : 'Nos conditions de règlement';
  return mapTexts<PolicyContent>(
    {
      documentTitle: `${facts.letterhead.name} – ${title}`,
      author: facts.letterhead.name,
      letterhead: facts.letterhead,
      title,
      subtitle: `${forStaff ? 'À l’usage de nos équipes' : 'Politique de crédit et de recouvrement, à l’attention de nos clients'}, au ${formatLongDate(facts.today)}`,
      intro: forStaff
        ? ''
        : 'Madame, Monsieur, voici en une page comment se règlent nos factures, et ce qui se passe quand une échéance est dépassée. Merci de votre confiance.',
      parts: forStaff ? staffParts(facts) : customerParts(facts),
      footer: `Établi le ${formatLongDate(facts.today)} avec Quittance, d’après les réglages de ce jour. Montants TTC.`,
    },
    withFrenchSpaces,
  );
}

function staffParts(facts: PolicyFacts): PolicyPart[] {
  const { settings, reminders, plan } = facts;
  const { decider, chaser } = roles(facts);
  const limit = settings.usualLimitCents;
  return [
    {
      title: 'Avant de vendre à crédit',
      points: [
        { lead: 'Délai de paiement', text: `${terms(facts)}, sauf conditions écrites sur la fiche du client.` },
        {
          lead: 'Limite d’encours',
          text:
            limit === null
              ? `celle de la fiche du client ; pour un nouveau client, ${lowerFirst(decider)} la fixe avant la première livraison.`
              : `celle de la fiche du client ; ${formatWholeEuros(limit)} pour un nouveau client, tant que rien d’autre n’est décidé.`,
        },
        {
          lead: 'Au-delà de la limite, ou en retard',
          text: settings.blocksOrders
            ? `la commande suivante attend l’accord ${ofWhom(decider)}.`
            : `la commande suivante est servie ; ${lowerFirst(decider)} en est prévenu.`,
        },
        { lead: 'Fiche du client', text: 'SIREN, adresse postale, interlocuteur des factures et bon de commande signé, avant de livrer.' },
      ],
    },
    {
      title: 'Être payé',
      points: [
        { lead: 'Moyens de paiement', text: `${waysInShort(facts)}.` },
        ...discountPoint(facts, 'aux clients dont la fiche le prévoit'),
      ],
    },
    {
      title: `Relancer : plan « ${plan.name} »`,
      points: [],
      table: {
        columns: ['Quand', 'Quoi', 'Comment', 'Qui'],
        rows: [
          ...plan.steps.map((step) => [
            upperFirst(stepDay(step)),
            STAFF_STEPS[step.level] + (step.chargesFees ? ', pénalités et 40 € compris' : ''),
            step.level === 'formalNotice' ? 'Lettre recommandée' : CHANNEL_NAMES[step.channel],
            step.level === 'formalNotice' ? decider : chaser,
          ]),
          [
            `${plan.legalDelayDays} jours après le délai de mise en demeure`,
            'Contentieux : voie à choisir selon le dossier',
            'Dossier complet',
            decider,
          ],
        ],
      },
    },
    {
      title: 'Retard',
      points: [
        {
          lead: 'Professionnels',
          text: `${rate(facts)} ; ${indemnity(facts)} par facture payée en retard. Rien n’est abandonné sans raison écrite.`,
        },
        { lead: 'Particuliers', text: `${CONSUMERS}.` },
        {
          lead: 'Mise en demeure',
          text: `laisse ${days(reminders.formalNoticeDelayDays)} pour payer ; elle n’interrompt pas la prescription.`,
        },
      ],
    },
    {
      title: 'On ne relance pas',
      points: [
        {
          lead: 'Jamais',
          text: 'la part contestée d’une facture, une promesse non échue, un échéancier respecté, un client en pause ou en procédure collective.',
        },
        {
          lead: 'Avec mesure',
          text: `${days(reminders.minimumGapDays)} au moins entre deux contacts ; rien pour moins de ${formatEuros(reminders.toleranceCents)}.`,
        },
      ],
    },
    {
      title: 'Qui décide',
      points: [
        {
          lead: chaser,
          text: 'factures, relances jusqu’à la dernière avant mise en demeure, appels, promesses, litiges ouverts et suivis.',
        },
        {
          lead: decider,
          text: 'limites, délais et escomptes hors règle, échéanciers, abandon de pénalités, mise en demeure, contentieux, passage en perte.',
        },
      ],
    },
  ];
}

function customerParts(facts: PolicyFacts): PolicyPart[] {
  const { profile, reminders, plan } = facts;
  const contact = [profile.phone, profile.email].filter((way) => way.trim() !== '').join(' ou ');
  const steps = plan.steps.filter(({ level }) => level !== 'satisfaction');
  return [
    {
      title: 'Vos délais',
      points: [
        { lead: 'Échéance', text: `${terms(facts)} ; la date figure sur chaque facture. Un autre délai se convient par écrit.` },
        ...discountPoint(facts, 'quand vos conditions le prévoient'),
        { lead: 'Encours', text: 'au-delà de la limite convenue, une nouvelle commande peut demander un règlement préalable.' },
      ],
    },
    { title: 'Comment nous régler', points: waysInFull(facts) },
    {
      title: 'Une question, un désaccord, une difficulté',
      points: [
        {
          lead: 'Une facture vous paraît inexacte',
          text: `dites-le-nous dès sa réception${contact === '' ? '' : ` (${contact})`} : la part contestée n’est pas relancée tant que nous n’avons pas répondu.`,
        },
        {
          lead: 'Une échéance est difficile à tenir',
          text: 'prévenez-nous avant sa date : un échéancier écrit peut être convenu.',
        },
      ],
    },
    {
      title: 'Nos rappels, et ce qui suit',
      points: [],
      table: {
        columns: ['Quand', 'Ce que vous recevez', 'Comment'],
        rows: [
          ...steps.map((step) => [
            upperFirst(stepDay(step)),
            CUSTOMER_STEPS[step.level],
            step.level === 'formalNotice' ? 'Lettre recommandée' : CUSTOMER_CHANNELS[step.channel],
          ]),
          ['Ensuite', 'Le dossier peut être confié à un tiers ou porté en justice.', ''],
        ],
      },
    },
    {
      title: 'Ce que prévoit la loi en cas de retard',
      points: [
        {
          lead: 'Clients professionnels',
          text: `${rate(facts)}, sans rappel nécessaire, et ${indemnity(facts)} par facture pour frais de recouvrement (C. com. art. L441-10 et D441-5).`,
        },
        ...(facts.hasPublicBuyer === true ? [{ lead: 'Acheteurs publics', text: publicBuyers(facts) }] : []),
        { lead: 'Clients particuliers', text: `${CONSUMERS}.` },
        { lead: 'Mise en demeure', text: `elle laisse ${days(reminders.formalNoticeDelayDays)} pour régler.` },
      ],
    },
  ];
}

const STAFF_STEPS: Readonly<Record<ReminderLevel, string>> = {
  notice: 'Rappel de l’échéance qui vient',
  satisfaction: 'Appel : la livraison convient-elle ?',
  R1: 'Relance 1, courtoise : un oubli',
  call: 'Appel : pourquoi, et pour quelle date',
  R2: 'Relance 2 : demande une date',
  R3: 'Relance 3, ferme',
  formalNotice: 'Mise en demeure',
};

const CUSTOMER_STEPS: Readonly<Record<ReminderLevel, string>> = {
  notice: 'Un rappel de l’échéance qui vient',
  satisfaction: '',
  R1: 'Un rappel, au cas où ce serait un oubli',
  call: 'Un appel, pour convenir d’une date',
  R2: 'Un deuxième rappel',
  R3: 'Un dernier rappel, avec le décompte du retard',
  formalNotice: 'Une mise en demeure',
};

const CUSTOMER_CHANNELS: Readonly<Record<ReminderChannel, string>> = {
  letter: 'Par courrier',
  email: 'Par e-mail',
  phone: 'Par téléphone',
  sms: 'Par SMS',
};

/** What a consumer owes for being late: neither of what professionals owe each other (legal-fr: C. civ. 1231-6 and 1344). */
const CONSUMERS =
  'ni indemnité forfaitaire, ni pénalités entre professionnels ; seul l’intérêt au taux légal court, à compter de la mise en demeure reçue';

function terms({ settings }: PolicyFacts): string {
  const read = parsePaymentTerms(settings.paymentTerms);
  if (read === null) return '30 jours à compter de la date de facture';
  return read.mode === 'net' && read.days > 0 ? `${read.days} jours à compter de la date de facture` : describePaymentTerms(read);
}

/** The discount is granted customer by customer, or invoice by invoice: the page promises it to nobody else. */
function discountPoint({ settings }: PolicyFacts, toWhom: string): PolicyPoint[] {
  const read = parseEarlyPayment(settings.earlyPayment);
  if (read === null) return [{ lead: 'Escompte', text: 'aucun pour paiement anticipé.' }];
  const inTime = read.days === 0 ? 'le jour de la facture' : `dans les ${days(read.days)} de la facture`;
  return [
    { lead: 'Escompte', text: `${read.ratePct.replace('.', ',')} % du montant TTC, déduits du règlement reçu ${inTime}, ${toWhom}.` },
  ];
}

function rate({ contractRatePct, statutoryRatePct, today }: PolicyFacts): string {
  if (contractRatePct !== null) return `pénalités au taux annuel de ${formatRate(contractRatePct)}, celui de nos conditions de vente`;
  const law = 'pénalités au taux de refinancement de la BCE majoré de 10 points';
  const until = formatDate(lastDayOfSemester(semesterOf(today)));
  return statutoryRatePct === null ? law : `${law}, soit ${formatRate(statutoryRatePct)} l’an jusqu’au ${until}`;
}

/** What an administration owes for being late, whatever the terms of sale say (CCP R2192-31, D2192-35). */
function publicBuyers(facts: PolicyFacts): string {
  return `intérêts moratoires au taux de la BCE majoré de 8 points et ${indemnity(facts)}, selon le Code de la commande publique (art. L2192-13, R2192-31 et D2192-35).`;
}

function indemnity({ indemnityCents }: PolicyFacts): string {
  return `indemnité forfaitaire de ${formatWholeEuros(indemnityCents)}`;
}

function waysInShort({ profile }: PolicyFacts): string {
  const { transfer, cheque, card, directDebit } = offeredWays(profile);
  const ways = [
    ...(transfer ? ['virement'] : []),
    ...(cheque ? ['chèque'] : []),
    ...(card ? ['carte, par le lien de paiement'] : []),
    ...(directDebit ? ['prélèvement, avec mandat SEPA signé'] : []),
  ];
  return ways.length === 0 ? 'à compléter dans Réglages, Société' : ways.join(' ; ');
}

function waysInFull({ profile }: PolicyFacts): PolicyPoint[] {
  const { transfer, cheque, card, directDebit } = offeredWays(profile);
  const bic = profile.bic === '' ? '' : `, BIC ${profile.bic}`;
  const points: PolicyPoint[] = [
    ...(transfer
      ? [{ lead: 'Virement', text: `IBAN ${formatIban(profile.iban).replaceAll(' ', '\u00a0')}${bic}, avec le numéro de facture.` }]
      : []),
    ...(cheque ? [{ lead: 'Chèque', text: `à l’ordre de ${profile.chequeOrder || profile.name}, numéro de facture au dos.` }] : []),
    ...(card ? [{ lead: 'Carte', text: `sur ${profile.cardLink ?? ''}.` }] : []),
    ...(directDebit ? [{ lead: 'Prélèvement', text: 'une fois le mandat SEPA signé ; demandez-le-nous.' }] : []),
  ];
  return points.length === 0 ? [{ lead: 'Moyens de paiement', text: 'indiqués sur chaque facture.' }] : points;
}

function roles({ settings }: PolicyFacts): { decider: string; chaser: string } {
  return { decider: settings.decider || 'La direction', chaser: settings.chaser || 'La facturation' };
}

function days(count: number): string {
  return `${count} jour${count > 1 ? 's' : ''}`;
}

/** « de la direction », « du gérant », « de Mme Roux » */
function ofWhom(who: string): string {
  return `de ${lowerFirst(who)}`.replace(/^de le /, 'du ').replace(/^de les /, 'des ');
}

/** Words of the page's own begin a sentence or go on with it; a name keeps its capital. */
function lowerFirst(words: string): string {
  return words.replace(/^(La|Le|Les|L’)(?=[ \p{L}])/u, (article) => article.toLocaleLowerCase('fr'));
}

function upperFirst(words: string): string {
  return words.charAt(0).toLocaleUpperCase('fr') + words.slice(1);
}

import { formatDate } from '../dates/format-date.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { ErrorParams } from '../errors/error-params.ts';
import type { HandOverKind } from '../hand-overs/hand-overs.contract.ts';
import type { Cents } from '../money/cents.ts';
import { negateCents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { ADDRESS_LINE_CHARACTERS, ADDRESS_LINES, type PostalAddressProblem } from './postal-address.ts';

const enumerated = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} et ${items.at(-1)}`;

/** What each check says: what is the matter, and what to do. Shown as it is. */
export const preflightMessages = {
  publicationUnknown: () =>
    'Publication au BODACC non notée dans le dossier : le délai de 2 mois court à partir d’elle. Notez-la dans Contentieux.',
  addressFits: () => 'Adresse complète, dans la fenêtre de l’enveloppe',
  address: (problem: PostalAddressProblem): string => {
    switch (problem.code) {
      case 'ADDRESS_MISSING':
        return 'Le client n’a pas d’adresse postale : complétez sa fiche';
      case 'TOWN_MISSING':
        return 'Le code postal ou la ville du client manque : complétez sa fiche';
      case 'POSTCODE_INVALID':
        return `« ${problem.postalCode} » n’est pas un code postal français à cinq chiffres : corrigez la fiche, ou indiquez le pays`;
      case 'ADDRESS_TOO_MANY_LINES':
        return `L’adresse occupe ${problem.lines} lignes ; une enveloppe en admet ${ADDRESS_LINES}, sans ${problem.lost.map((line) => `« ${line} »`).join(' ni ')} : raccourcissez-la dans la fiche du client`;
      case 'ADDRESS_LINE_TOO_LONG':
        return `« ${problem.line} » dépasse ${ADDRESS_LINE_CHARACTERS} caractères : abrégez cette ligne dans la fiche du client`;
    }
  },
  mentionsComplete: () => 'Mentions légales de la société complètes',
  mentionsMissing: (missing: readonly string[]) =>
    `Mentions de votre société absentes du courrier : ${enumerated(missing)} ; complétez-les dans Réglages, Société`,
  mentions: {
    legalForm: 'forme juridique',
    shareCapital: 'capital social',
    ownName: '« EI » ou « entrepreneur individuel » après votre nom',
    siren: 'SIREN',
    rcsTown: 'ville du RCS',
    address: 'adresse',
  },
  sirenInvalid: (siren: string) => `Le SIREN de votre société (${siren}) est faux : corrigez-le dans Réglages, Société`,
  ibanInvalid: (iban: string) => `L’IBAN de votre société (${iban}) est faux : corrigez-le dans Réglages, Société, avant d’imprimer`,
  vatNumberInvalid: (vatNumber: string) => `Le n° de TVA de votre société (${vatNumber}) est faux : corrigez-le dans Réglages, Société`,
  chequeOnly: () => 'Aucun IBAN dans Réglages, Société : le courrier ne propose que le chèque',
  noTransfer: () => 'Aucun IBAN dans Réglages, Société : le courrier ne propose pas le virement',
  noWayToPay: () => 'Le courrier ne dit pas comment régler : choisissez un moyen de paiement dans Réglages, Société',
  noSignatory: () => 'Aucun signataire dans Réglages, Société : le courrier est signé du nom de la société',
  rateMissing: ({ semester, rate }: ErrorParams['RATE_MISSING']) =>
    `Le ${rate === 'legal' ? 'taux de l’intérêt légal' : 'taux de la BCE'} du ${semester.endsWith('1') ? '1er' : '2e'} semestre ${semester.slice(0, 4)} n’est pas connu : saisissez-le dans Réglages, Taux`,
  rateBelowFloor: (semesters: readonly string[]) =>
    `Votre taux contractuel est inférieur à trois fois le taux légal (${semesters.join(', ')}) ; il est appliqué tel quel`,
  consumerWithoutFees: () => 'Client particulier : ni indemnité de 40 €, ni pénalités entre professionnels',
  looksLikePerson: (name: string) =>
    `${name} semble être un particulier : ni indemnité de 40 € ni pénalités L. 441-10 ne peuvent lui être réclamées. Vérifiez sa fiche.`,
  looksLikePublicBuyer: (name: string) =>
    `${name} semble être une administration : ses pénalités ont un autre taux et d’autres articles. Si c’en est une, dites-le dans sa fiche.`,
  emailTo: (email: string) => `À envoyer à ${email}, le PDF en pièce jointe`,
  emailMissing: () => 'Le client n’a pas d’adresse e-mail : complétez sa fiche, ou prenez-la dans votre messagerie',
  credit: (label: string, amount: Cents) =>
    `${label} : ${formatEuros(negateCents(amount))} sont déduits du total ; affectez-les pour que les factures en tiennent compte`,
  nothingContested: () => 'Aucun litige, aucune promesse en cours',
  leftOut: (invoiceNumbers: readonly string[], amount: Cents, reason: string) =>
    `Facture${invoiceNumbers.length === 1 ? '' : 's'} ${enumerated(invoiceNumbers)} : ${formatEuros(amount)} laissés de côté (${reason.charAt(0).toLowerCase()}${reason.slice(1)})`,
  neverReminded: () => 'Aucune relance de ces factures n’a été enregistrée avant cette mise en demeure',
  alreadySent: (on: LocalDate) => `Ce courrier est parti le ${formatDate(on)} : il sera réimprimé à l’identique`,
  alreadyPrinted: (on: LocalDate) =>
    `Ce courrier a été imprimé le ${formatDate(on)}, rien n’a changé depuis : il sera réimprimé à l’identique`,
  printedThenChanged: (on: LocalDate, change: string) => `Ce courrier a été imprimé le ${formatDate(on)} et n’est pas parti : ${change}`,
  amountChanged: (now: Cents, printed: Cents) =>
    `la somme due a changé depuis l’impression : ${formatEuros(now)} au lieu de ${formatEuros(printed)}`,
  nothingLeft: (printed: Cents) => `il n’y a plus rien à réclamer, au lieu de ${formatEuros(printed)} à l’impression`,
  wordingChanged: () => 'ce qu’il dit a changé depuis l’impression (votre société, la fiche du client ou ses factures)',
  agreementEnded: () => 'l’échéancier a pris fin depuis l’impression',
  publicBuyerArticles: () =>
    'Ce client est une administration et votre texte cite le Code de commerce : utilisez les champs « article des pénalités » et « articles des frais de retard »',
  unprintable: (characters: readonly string[]) =>
    `Le courrier contient des caractères que la police ne sait pas imprimer : ${characters.join(' ')} ; remplacez-les dans la fiche`,
  prescribed: (claims: readonly { invoiceNumber: string; on: LocalDate }[]) =>
    claims.length === 1 && claims[0]
      ? `La créance de la facture ${claims[0].invoiceNumber} est prescrite depuis le ${formatDate(claims[0].on)} : elle ne peut plus être réclamée en justice`
      : `${claims.length} créances sont prescrites (${enumerated(claims.map(({ invoiceNumber }) => invoiceNumber))}) : elles ne peuvent plus être réclamées en justice`,
  prescriptionInterrupted: (invoiceNumber: string, on: LocalDate, extendedOn: LocalDate) =>
    `Sans l’interruption que vous avez notée, la facture ${invoiceNumber} serait prescrite depuis le ${formatDate(on)} : gardez-en la preuve, elle tient jusqu’au ${formatDate(extendedOn)}`,
  wrongNumber: () => 'Cet appel n’a joint personne, le numéro était faux : il n’y a rien à confirmer',
  wrongPerson: () => 'L’appel n’a pas touché la bonne personne : il n’y a pas de compte rendu à lui adresser',
  settledSince: () => 'Les factures dont vous avez parlé sont réglées depuis : ce compte rendu n’a sans doute plus d’objet',
  schedulePaid: () => 'Cet échéancier est entièrement réglé : il n’y a plus de dette à reconnaître',
  schedulePartlyPaid: (paid: Cents, left: Cents) =>
    `${formatEuros(paid)} ont été réglés ou déduits depuis l’accord : il porte sur les ${formatEuros(left)} qui restent`,
  creditNotDeducted: (credit: Cents) =>
    `${formatEuros(credit)} sont au crédit du client et ne sont pas déduits de la dette reconnue : affectez-les à ses factures avant de signer`,
  creditBeforeInstalment: (credit: Cents) =>
    `${formatEuros(credit)} sont au crédit du client (règlement non affecté ou avoir ouvert) et ne sont pas déduits : affectez-les à l’échéancier avant d’écrire`,
  agreementInsolvency: (on: LocalDate) =>
    `Procédure collective ouverte le ${formatDate(on)} : le client n’a plus le droit de payer ses dettes antérieures (C. com. L622-7). Déclarez la créance plutôt que de l’échelonner`,
  agreementOnlyProposed: (agreedOn: LocalDate) =>
    `Attention : l’échéancier proposé le ${formatDate(agreedOn)} n’est pas signé et rien n’a été réglé. Le client ne s’est engagé à rien : relancez ses factures, ou notez sa signature avant d’écrire`,
  scheduleProposed: (agreedOn: LocalDate) =>
    `Échéancier proposé le ${formatDate(agreedOn)}, pas encore signé : il est montré à part, et ses factures ne sont pas demandées`,
  creditCoversDebt: (credit: Cents, debt: Cents) =>
    `${formatEuros(credit)} sont au crédit du client, qui ne doit donc plus les ${formatEuros(debt)} de l’accord : affectez-les à ses factures`,
  instalmentsPast: (count: number) =>
    count === 1
      ? 'La date d’une échéance est déjà passée : convenez d’un nouvel échéancier, ou encaissez-la avant de signer'
      : `Les dates de ${count} échéances sont déjà passées : convenez d’un nouvel échéancier, ou encaissez-les avant de signer`,
  instalmentReminded: (on: LocalDate) => `Cette échéance a déjà été rappelée le ${formatDate(on)}`,
  instalmentReminderRuns: (on: LocalDate, until: LocalDate) =>
    `Le rappel du ${formatDate(on)} laissait jusqu’au ${formatDate(until)} pour régler cette échéance : attendez ce jour avant de mettre en demeure`,
  instalmentNeverReminded: () => 'Cette échéance n’a pas été rappelée : un rappel simple suffit souvent avant la mise en demeure',
  agreementUnsigned: () =>
    'La signature de l’accord n’est pas notée : sans elle, sa clause de déchéance du terme ne vaut pas contre le débiteur. Notez-la sur la page de l’échéancier',
  noticeMissing: () =>
    'Aucune mise en demeure de l’échéance en retard n’est marquée comme envoyée : la déchéance du terme la suppose, sauf clause qui en dispense',
  noticeRunning: (until: LocalDate) =>
    `La mise en demeure de l’échéance en retard laisse jusqu’au ${formatDate(until)} pour payer : attendez ce délai`,
  noticeExpired: (sentOn: LocalDate) => `La mise en demeure postée le ${formatDate(sentOn)} est restée sans effet`,
  statementForInformation: (on: LocalDate) =>
    `Procédure collective ouverte le ${formatDate(on)} : ce relevé est une information, il ne demande aucun paiement`,
  scheduleShownApart: (agreedOn: LocalDate) =>
    `Échéancier du ${formatDate(agreedOn)} respecté : il est montré à part, rien n’en est demandé avant ses dates`,
  scheduleLate: (agreedOn: LocalDate, late: Cents) =>
    `Échéancier du ${formatDate(agreedOn)} : ${formatEuros(late)} d’échéances en retard sont comptés dans ce qui est échu`,
  handedOver: (number: string, kind: HandOverKind, taker: string, on: LocalDate) =>
    kind === 'sale'
      ? `${number} a été cédée à ${taker} le ${formatDate(on)} : le relevé le dit et ne la réclame pas`
      : `${number} est chez ${taker} depuis le ${formatDate(on)} : le relevé la nomme à part et ne la compte pas dans ce qu’il réclame`,
  handedOverScheduled: (number: string, taker: string, agreedOn: LocalDate) =>
    `${number} est chez ${taker} et dans l’échéancier du ${formatDate(agreedOn)} : elle serait réclamée des deux côtés. Mettez fin à l’échéancier, ou reprenez la créance`,
  scheduleEnded: () => 'Cet échéancier est terminé : l’accord n’a plus d’objet',
};

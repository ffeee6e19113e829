import { matchName } from '../customers/match-name.ts';
import type { LocalDate } from '../dates/local-date.ts';
import type { CompanyProposal, EvidenceKind } from './routine.contract.ts';
import { routineWords } from './routine-words.fr.ts';

/** What a file says that may tell whose it is. */
export interface FileTraits {
  readonly name: string;
  /** Identifiers that the file gives to the company it comes from: a seller's, an account's, that of a FEC's name. Letters and digits alone. */
  readonly identifiers: readonly string[];
  /** What stands above its table or names its author. */
  readonly head: readonly string[];
  /** Of its table or entries, the texts of the first rows. */
  readonly texts: readonly string[];
  /** The shapes that its first rows have, were they titles. */
  readonly shapes: readonly string[];
}

/** What a company's own file knows of a file that may be its own. */
export interface CompanyTraits {
  readonly companyId: string;
  readonly name: string;
  readonly siren: string;
  readonly vatNumber: string;
  readonly iban: string;
  readonly knownInvoices: number;
  readonly knownCustomers: number;
  /** The latest import of a file named alike. */
  readonly namedAlike: { readonly name: string; readonly on: LocalDate } | null;
  readonly knowsShape: boolean;
}

/**
 * How much each kind of evidence tells. An identifier settles it. What many companies share (a layout, a name such as « export octobre ») adds to other
 * evidence and is none by itself. Known invoices and customers count by their number, see `weightOf`.
 */
const WEIGHTS: Readonly<Record<EvidenceKind, number>> = {
  siren: 100,
  vat: 100,
  iban: 100,
  fileNameBefore: 40,
  nameOfFile: 40,
  invoices: 35,
  nameInside: 30,
  customers: 20,
  commonName: 10,
  layout: 10,
};
const CERTAIN: ReadonlySet<EvidenceKind> = new Set(['siren', 'vat', 'iban']);
const SHARED: ReadonlySet<EvidenceKind> = new Set(['commonName', 'layout']);

/** Points for each further customer or invoice known, and how many of them are counted. */
const FURTHER = { customers: 10, invoices: 5 } as const;
const MOST_COUNTED = 6;

/** Less is not worth proposing; and the best must be ahead of the next by more than a layout, or two companies are as likely. */
const LEAST_SCORE = 20;
const LEAST_LEAD = 15;

/** Who knows so many times fewer of the file's customers or invoices shares them with the company it is for. */
const FEWER_TIMES = 5;

/** Whether it speaks for one company rather than for any that works alike. */
export function isOfItsOwn(kind: EvidenceKind): boolean {
  return !SHARED.has(kind);
}

/** A FEC is named by law `<SIREN>FEC<closing day>` (LPF art. A47 A-1, VII). */
const LEGAL_BOOK_NAME = /^(\d{9})FEC\d{8}/i;

/** Letters and digits of an identifier, in capitals. */
export function bareIdentifier(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** The identifier that a file's name gives by law; none for every other name. */
export function identifiersOfName(name: string): string[] {
  const [, siren] = LEGAL_BOOK_NAME.exec(name) ?? [];
  return siren === undefined ? [] : [siren];
}

/** A file's name without what changes from month to month: digits, the months' names, the copy's number, the ending. */
export function lastingName(name: string): string {
  return plain(name.replace(/\.[a-z0-9]{1,8}$/i, ''))
    .replace(
      /\b(janv(ier)?|fevr(ier)?|mars|avr(il)?|mai|juin|juil(let)?|aout|sept(embre)?|oct(obre)?|nov(embre)?|dec(embre)?|copie|copy)\b/g,
      ' ',
    )
    .replace(/\d+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const COMMON_WORDS = new Set(
  (
    'export exports exportation extraction extrait liste listing fichier donnees data tableau tab feuille sheet document doc classeur book rapport etat ' +
    'facture factures facturation fact invoice invoices vente ventes client clients customer customers avoir avoirs reglement reglements paiement ' +
    'paiements encaissement encaissements echeance echeances echeancier encours impaye impayes balance agee age journal grand livre compta comptabilite ' +
    'comptable fec releve releves banque compte comptes charges achat achats logiciel mois mensuel annuel annee semaine trimestre nouveau nouvelle new ' +
    'final finale definitif version v test import imports csv xls xlsx txt pdf xml de des du d l la le les et en a au aux par pour sur janv fev fevr avr ' +
    'juil sept oct nov dec'
  ).split(' '),
);

/** Whether a lasting name is one that files of any company may have: « export », « factures clients ». */
export function isCommonName(lasting: string): boolean {
  return lasting.split(' ').every((word) => word.length < 2 || COMMON_WORDS.has(word));
}

/** The companies that something speaks for, the likeliest first, and the one to propose; null where nothing tells. */
export function proposeCompany(
  file: FileTraits,
  companies: readonly CompanyTraits[],
): { proposals: CompanyProposal[]; proposed: string | null } {
  const weighed = companies
    .map((company) => weigh(file, company))
    .filter(({ proposal }) => proposal.evidence.length > 0)
    .sort(
      (a, b) =>
        Number(b.proposal.isCertain) - Number(a.proposal.isCertain) ||
        b.proposal.score - a.proposal.score ||
        a.proposal.companyId.localeCompare(b.proposal.companyId),
    );
  const [best, next] = weighed;
  return {
    proposals: weighed.map(({ proposal }) => proposal),
    proposed: best !== undefined && isSure(best, next, weighed) ? best.proposal.companyId : null,
  };
}

interface Weighed {
  readonly proposal: CompanyProposal;
  readonly company: CompanyTraits;
}

function weigh(file: FileTraits, company: CompanyTraits): Weighed {
  const evidence = evidenceFor(file, company).sort((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind]);
  const score = evidence.reduce((sum, { kind }) => sum + weightOf(kind, company), 0);
  const isCertain = evidence.some(({ kind }) => CERTAIN.has(kind));
  return { company, proposal: { companyId: company.companyId, evidence, score, isCertain } };
}

function weightOf(kind: EvidenceKind, { knownCustomers, knownInvoices }: CompanyTraits): number {
  if (kind !== 'customers' && kind !== 'invoices') return WEIGHTS[kind];
  const known = kind === 'customers' ? knownCustomers : knownInvoices;
  return WEIGHTS[kind] + FURTHER[kind] * (Math.min(known, MOST_COUNTED) - 1);
}

/** Whether the best may be taken at one's word: something of its own speaks for it, nothing of another's own does, and it is well ahead. */
function isSure(best: Weighed, next: Weighed | undefined, all: readonly Weighed[]): boolean {
  const others = all.filter((each) => each !== best);
  // Two companies that both have an identifier in the file are both meant by it, whatever else there is.
  if (best.proposal.isCertain) return !others.some(({ proposal }) => proposal.isCertain);
  const { evidence, score } = best.proposal;
  if (!evidence.some(({ kind }) => isOfItsOwn(kind)) || score < LEAST_SCORE) return false;
  return score - (next?.proposal.score ?? 0) >= LEAST_LEAD && !others.some((other) => isRival(other, best));
}

/** Something of its own speaks for it too, other than a few of the many customers or invoices that the best knows. */
function isRival({ proposal, company }: Weighed, { company: best }: Weighed): boolean {
  const isFew = (known: number, bests: number) => known * FEWER_TIMES <= bests;
  return proposal.evidence.some(({ kind }) => {
    if (kind === 'customers') return !isFew(company.knownCustomers, best.knownCustomers);
    if (kind === 'invoices') return !isFew(company.knownInvoices, best.knownInvoices);
    return isOfItsOwn(kind);
  });
}

type Evidence = CompanyProposal['evidence'][number];

function evidenceFor(file: FileTraits, company: CompanyTraits): Evidence[] {
  const { name, siren, vatNumber, iban, namedAlike, knownInvoices, knownCustomers, knowsShape } = company;
  const found: Evidence[] = [];
  const add = (kind: EvidenceKind, sentence: string) => found.push({ kind, sentence });
  const has = (identifier: string) => identifier !== '' && file.identifiers.includes(identifier);
  const own = bareIdentifier(siren).slice(0, 9);
  const vat = bareIdentifier(vatNumber);
  // A SIRET begins with its SIREN; a French VAT number ends with it.
  if (/^\d{9}$/.test(own) && file.identifiers.some((each) => each === own || (/^\d{14}$/.test(each) && each.startsWith(own)))) {
    add('siren', routineWords.siren(own));
  } else if (has(vat)) add('vat', routineWords.vat(vat));
  const account = bareIdentifier(iban);
  if (account.length >= 15 && file.identifiers.some((each) => isAccount(each, account))) add('iban', routineWords.iban(account));
  if (namedAlike) {
    if (isCommonName(lastingName(file.name))) add('commonName', routineWords.commonName(namedAlike.name, namedAlike.on));
    else add('fileNameBefore', routineWords.fileNameBefore(namedAlike.name, namedAlike.on));
  }
  const words = plain(matchName(name));
  if (words.length >= 3 && ` ${lastingName(file.name)} `.includes(` ${words} `)) add('nameOfFile', routineWords.nameOfFile);
  if (words.length >= 3 && file.head.some((text) => ` ${plain(text)} `.includes(` ${words} `)))
    add('nameInside', routineWords.nameInside(name));
  if (knownInvoices > 0) add('invoices', routineWords.invoices(knownInvoices));
  if (knownCustomers > 0) add('customers', routineWords.customers(knownCustomers));
  if (knowsShape) add('layout', routineWords.layout);
  return found;
}

/** The IBAN itself, or the eleven-character account within a French one, as CFONB and OFX write it. */
function isAccount(written: string, iban: string): boolean {
  return written === iban || (iban.startsWith('FR') && iban.length === 27 && written.length >= 11 && iban.slice(4).includes(written));
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

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

/** How much each kind of evidence tells. An identifier settles it; what many companies share (a layout, a common customer) adds to other evidence. */
const WEIGHTS: Readonly<Record<EvidenceKind, number>> = {
  siren: 100,
  vat: 100,
  iban: 100,
  fileNameBefore: 40,
  nameOfFile: 40,
  invoices: 35,
  nameInside: 30,
  customers: 20,
  layout: 15,
};
const CERTAIN: ReadonlySet<EvidenceKind> = new Set(['siren', 'vat', 'iban']);

/** Less is not worth proposing; and the best must be ahead of the next by so much, or two companies are as likely. */
const LEAST_SCORE = 20;
const LEAST_LEAD = 15;

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

/** The companies that something speaks for, the likeliest first, and the one to propose; null where nothing tells. */
export function proposeCompany(
  file: FileTraits,
  companies: readonly CompanyTraits[],
): { proposals: CompanyProposal[]; proposed: string | null } {
  const proposals = companies
    .map((company): CompanyProposal => {
      const evidence = evidenceFor(file, company).sort((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind]);
      return {
        companyId: company.companyId,
        evidence,
        score: evidence.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0),
        isCertain: evidence.some(({ kind }) => CERTAIN.has(kind)),
      };
    })
    .filter(({ evidence }) => evidence.length > 0)
    .sort((a, b) => b.score - a.score || a.companyId.localeCompare(b.companyId));
  const [best, next] = proposals;
  const isAhead = best !== undefined && best.score >= LEAST_SCORE && best.score - (next?.score ?? 0) >= LEAST_LEAD;
  // Two companies that both have an identifier in the file are both meant by it, whatever else there is.
  const isDisputed = proposals.filter(({ isCertain }) => isCertain).length > 1;
  return { proposals, proposed: isAhead && !isDisputed ? best.companyId : null };
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
  if (namedAlike) add('fileNameBefore', routineWords.fileNameBefore(namedAlike.name, namedAlike.on));
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

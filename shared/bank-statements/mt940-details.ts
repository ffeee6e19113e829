import { joinTexts } from './join-texts.ts';

/** What the free text of a movement (:86:) says, once its subfields are told apart. */
export interface Mt940Details {
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
}

/** Codes between slashes: SWIFT's and the SEPA ones, then the CFONB qualifiers that French banks carry over. */
const SLASH_CODES = new Set(
  'EREF ENDT KREF PREF IREF MARF CSID ORDP DEBT BENM CRED NAME REMI USTD STRD RMTINF CNTP IBAN BIC ID TRCD TRTP ISDT RTRN ULTD ULTC PURP OCMT CHGS EXCH INIT ADDR SVCL ACCW NPY NPO NBE NBU LCC LC2 LCS LIB RCN REF RUM MMO IPY IBE CBE BDB'.split(
    ' ',
  ),
);
/** Codes of the remittance text in the numbered form, written with a plus. */
const PLUS_CODES = /(?:^|\s|(?<=\w))(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP)\+/g;
const NOT_PROVIDED = /^NOTPROVIDED$/i;

/** A line of the message that is as long as it can be goes on, perhaps in the middle of a word, on the next. */
const FULL_LINE = 65;

/** `paid`: the money came in, so the other party is the one who ordered it. */
export function readMt940Details(lines: readonly string[], paid: boolean): Mt940Details {
  const glued = lines.join('');
  if (/^\d{0,3}\?\d\d/.test(glued)) return numberedDetails(glued);
  const slashed = slashFields(glued);
  if (slashed.size > 0) return slashedDetails(slashed, paid);
  let text = '';
  let wrapped = true;
  for (const line of lines) {
    text += wrapped ? line : ` ${line}`;
    wrapped = line.length >= FULL_LINE;
  }
  return { label: joinTexts([text]), counterparty: '', reference: '' };
}

/** `166?00VIREMENT?20EREF+F-12?21SVWZ+FACTURE 12?32CLIENT`: 00 the posting text, 20–29 and 60–63 the remittance, 32–33 the name. */
function numberedDetails(text: string): Mt940Details {
  const parts = text.split(/\?(\d\d)/);
  const fields = new Map<number, string>();
  for (let index = 1; index < parts.length; index += 2) {
    const number = Number(parts[index]);
    fields.set(number, (fields.get(number) ?? '') + (parts[index + 1] ?? ''));
  }
  const numbers = [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 60, 61, 62, 63];
  const remittance = numbers.map((number) => fields.get(number) ?? '').join('');
  const coded = plusFields(remittance);
  const counterparty = joinTexts([`${fields.get(32) ?? ''}${fields.get(33) ?? ''}`]);
  const reference = joinTexts([coded.get('EREF')]);
  return {
    label: joinTexts([fields.get(0), counterparty, coded.get('SVWZ') ?? (coded.size > 0 ? coded.get('') : remittance)]),
    counterparty,
    reference: NOT_PROVIDED.test(reference) ? '' : reference,
  };
}

function plusFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  const marks = [...text.matchAll(PLUS_CODES)];
  if (marks.length === 0) return fields;
  fields.set('', text.slice(0, marks[0]?.index));
  marks.forEach((mark, index) => {
    const code = mark[1] ?? '';
    if (!fields.has(code)) fields.set(code, text.slice(mark.index + mark[0].length, marks[index + 1]?.index));
  });
  return fields;
}

/** `/EREF/F-12//ORDP//NAME/CLIENT/REMI/FACTURE 12`: the text of each known code; a name belongs to the party code before it. */
function slashFields(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let code = '';
  let party = '';
  let start = 0;
  const put = (end: number) => {
    const value = text
      .slice(start, end)
      .replace(/^\/+|\/+$/g, '')
      .trim();
    const key = code === 'NAME' && party !== '' ? party : code;
    if (value !== '') fields.set(key, joinTexts([fields.get(key), value]));
  };
  for (const match of text.matchAll(/\/([A-Z\d]{2,6})(?=\/)/g)) {
    const found = match[1] ?? '';
    if (!SLASH_CODES.has(found)) continue;
    put(match.index);
    code = found;
    if (/^(?:ORDP|DEBT|BENM|CRED|ULTD|ULTC|CNTP)$/.test(found)) party = found;
    start = match.index + found.length + 2;
  }
  if (code === '') return new Map();
  put(text.length);
  return fields;
}

function slashedDetails(fields: ReadonlyMap<string, string>, paid: boolean): Mt940Details {
  const valuesOf = (...codes: string[]) => codes.map((code) => fields.get(code));
  const parties = paid ? valuesOf('ORDP', 'DEBT', 'NPY', 'ULTD', 'NPO') : valuesOf('BENM', 'CRED', 'NBE', 'ULTC', 'NBU');
  // CNTP is account/BIC/name/city.
  const counterparty = joinTexts(parties, ' / ') || joinTexts([fields.get('CNTP')?.split('/')[2]]) || joinTexts(valuesOf('NAME'));
  const references = valuesOf('EREF', 'ENDT', 'STRD', 'LCS', 'RCN').filter((value) => value !== undefined && !NOT_PROVIDED.test(value));
  const remittance = valuesOf('', 'LIB', 'TRTP', 'REMI', 'USTD', 'RMTINF', 'LCC', 'LC2').map((value) =>
    value?.replace(/^(?:USTD|STRD)\/+/, ''),
  );
  return {
    label: joinTexts([...remittance.slice(0, 3), counterparty, ...remittance.slice(3)]),
    counterparty,
    reference: joinTexts(references),
  };
}

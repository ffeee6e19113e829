import { PDFArray, PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import PostalMime from 'postal-mime';
import { unguardText } from '../../shared/exports/formula-text.ts';
import { LEFT_OVER } from './hostile-texts.ts';
import { unzipped } from './read-archive.ts';
import { readPdf } from './read-pdf.ts';

// What is wrong with a file that the program wrote, as another program would read it. An empty list is a harmless file.

/** A number, an amount, a percentage: the only cells that may begin with a sign. */
const NUMBER = /^[+-]?\d+(?:,\d+)?%?$/;
const FORMULA = /^\s*[=+\-@＝＋－＠]/;
/** What a program that takes another separator than ours would run, rather than add up. */
const CALL = /^\s*(?:[=@＝＠]|[+\-＋－].*[|(])/;

/** Text of a table: no cell that a spreadsheet would run, whichever separator it takes. */
export function harmOfCsv(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const harm = leftOver('csv', text);
  for (const delimiter of [';', ',', '\t']) {
    for (const row of Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter }).data) {
      for (const cell of row) {
        if ((delimiter === ';' ? FORMULA : CALL).test(cell) && !NUMBER.test(cell.trim()))
          harm.push(`a formula under « ${delimiter} »: ${cell}`);
      }
    }
  }
  return harm;
}

/** The texts of a CSV file as they were before it. */
export function textsOfCsv(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  return Papa.parse<string[]>(text, { delimiter: ';' }).data.flat().map(unguardText);
}

/** A workbook: parts of its own alone, each whole XML, no formula but totals, nothing that reaches out of it. */
export function harmOfWorkbook(bytes: Uint8Array): string[] {
  const harm: string[] = [];
  for (const [name, content] of unzipped(bytes)) {
    const xml = content.toString('utf8');
    if (!/^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/\w+\.xml|xl\/(?:_rels\/)?[\w/.]+)$/.test(name))
      harm.push(`a part named ${name}`);
    if (XMLValidator.validate(xml) !== true) harm.push(`${name} is no XML`);
    if (/<!DOCTYPE|TargetMode="External"|vbaProject|externalLink|<hyperlink|<dde/i.test(xml)) harm.push(`${name} reaches out`);
    for (const [, formula = ''] of xml.matchAll(/<f[^>]*>([^<]*)<\/f>/g)) {
      if (!/^SUBTOTAL\(109,[A-Z]+2:[A-Z]+\d+\)$/.test(formula)) harm.push(`a formula in ${name}: ${formula}`);
    }
    harm.push(...leftOver(name, xml));
  }
  return harm;
}

/** The texts of a workbook as they were before it. */
export function textsOfWorkbook(bytes: Uint8Array): string[] {
  const parser = new XMLParser({ trimValues: false, parseTagValue: false });
  return [...unzipped(bytes)]
    .filter(([name]) => name.startsWith('xl/worksheets/'))
    .flatMap(([, content]) =>
      [...content.toString('utf8').matchAll(/<t [^>]*>[^<]*<\/t>/g)].map(([element]) => String(textOf(parser.parse(element)))),
    )
    .map((text) => unguardText(text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))));
}

function textOf(element: { t?: string | { '#text'?: string } }): string {
  return typeof element.t === 'object' ? (element.t['#text'] ?? '') : (element.t ?? '');
}

/** Actions and contents of a PDF that would do more than show a page. */
const ACTIVE = new Set([
  'JavaScript',
  'JS',
  'Launch',
  'URI',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'EmbeddedFile',
  'RichMedia',
  'Movie',
  'Sound',
]);
const ACTIVE_KEYS = ['OpenAction', 'AA', 'JS', 'JavaScript', 'EmbeddedFiles', 'URI', 'Launch', 'AcroForm', 'XFA', 'Annots'];

/** A PDF: pages and nothing that acts. */
export async function harmOfPdf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const harm: string[] = [];
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFStream ? object.dict : object;
    if (!(dictionary instanceof PDFDict)) continue;
    for (const key of ACTIVE_KEYS) {
      const value = dictionary.get(PDFName.of(key));
      if (value !== undefined && !(value instanceof PDFArray && value.size() === 0)) harm.push(`/${key}`);
    }
    for (const key of ['S', 'Type', 'Subtype']) {
      const value = dictionary.get(PDFName.of(key));
      if (value instanceof PDFName && ACTIVE.has(value.decodeText())) harm.push(`/${key} ${value.decodeText()}`);
    }
  }
  const { pages, info } = await readPdf(bytes);
  if (pages.length === 0) harm.push('no page');
  return [...harm, ...leftOver('a page', pages.map(({ text }) => text).join('\n')), ...leftOver('its title', JSON.stringify(info))];
}

const MAIL_HEADERS = new Set(
  'date from to subject message-id x-unsent content-language mime-version content-type content-transfer-encoding'.split(' '),
);

/** An e-mail: one sender, one recipient, the headers that the program writes and no other. */
export async function harmOfEmail(bytes: Uint8Array): Promise<string[]> {
  const email = await PostalMime.parse(Buffer.from(bytes));
  const harm = email.headers.filter(({ key }) => !MAIL_HEADERS.has(key)).map(({ key }) => `a header ${key}`);
  if (email.to?.length !== 1 || email.cc?.length || email.bcc?.length)
    harm.push(`recipients: ${JSON.stringify([email.to, email.cc, email.bcc])}`);
  if (email.html) harm.push('a page');
  if (new Set(email.headers.map(({ key }) => key)).size !== email.headers.length) harm.push('a header twice');
  for (const { filename } of email.attachments) if (!isHarmlessName(filename ?? '')) harm.push(`an attachment named ${filename}`);
  return [...harm, ...leftOver('its subject', `${email.subject}\n${email.from?.name}\n${email.to?.[0]?.name}`)];
}

const EVENT_PROPERTIES = 'uid dtstamp dtstart dtend summary description transp class'.split(' ');

/** A calendar: events of a day that call nobody and ring nothing. */
export function harmOfCalendar(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const harm: string[] = [];
  for (const part of calendar.getAllSubcomponents()) {
    if (part.name !== 'vevent' || part.getAllSubcomponents().length > 0) harm.push(`a part ${part.name}`);
    for (const { name } of part.getAllProperties()) if (!EVENT_PROPERTIES.includes(name)) harm.push(`a property ${name}`);
  }
  for (const { name } of calendar.getAllProperties()) {
    if (!['version', 'prodid', 'calscale', 'method', 'x-wr-calname'].includes(name)) harm.push(`a property ${name}`);
  }
  return [...harm, ...leftOver('the calendar', text)];
}

/** An archive: names that stay in its own folders on any system, each once; each file harmless of its own kind. */
export async function harmOfArchive(bytes: Uint8Array): Promise<string[]> {
  const files = unzipped(bytes);
  const names = [...files.keys()];
  // Folders of its own, none above.
  const harm = names.filter((name) => !name.split('/').every(isHarmlessName)).map((name) => `an entry named ${name}`);
  if (new Set(names.map((name) => name.toLowerCase())).size !== names.length) harm.push('a name twice');
  // Files that were given are given back byte for byte: what they hold is their owner's.
  for (const [name, content] of files)
    if (!/^(?:imports|pieces)\//.test(name)) harm.push(...(await harmOfFile(name, content)).map((problem) => `${name}: ${problem}`));
  return harm;
}

/** A page that is read in a browser: text, styles of its own, and nothing that runs or fetches. */
function harmOfPage(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const acting = /^<\/?(?:script|img|svg|iframe|object|embed|form|link|base)\b|\son\w+=|(?:href|src)=(?!"(?:#|[\w.-]+"))/i;
  const harm = (text.match(/<[^>]*>/g) ?? []).filter((tag) => acting.test(tag));
  return [...harm.map((tag) => `a page with ${tag}`), ...leftOver('a page', text)];
}

/** A file by the end of its name. */
export async function harmOfFile(name: string, bytes: Uint8Array): Promise<string[]> {
  if (name.endsWith('.csv')) return harmOfCsv(bytes);
  if (name.endsWith('.xlsx')) return harmOfWorkbook(bytes);
  if (name.endsWith('.pdf') && bytes[0] === 0x25) return harmOfPdf(bytes);
  if (name.endsWith('.eml')) return harmOfEmail(bytes);
  if (name.endsWith('.ics')) return harmOfCalendar(bytes);
  if (name.endsWith('.zip')) return harmOfArchive(bytes);
  if (name.endsWith('.html')) return harmOfPage(bytes);
  return [];
}

/** Whether a name is one file of one folder on every system, and says the kind that it has. */
export function isHarmlessName(name: string): boolean {
  return (
    /^[^\\/:*?"<>|]{1,160}$/.test(name) &&
    !LEFT_OVER.test(name) &&
    !/[\t\r\n]/.test(name) &&
    !/^[. ]|[. ]$/.test(name) &&
    !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name)
  );
}

function leftOver(where: string, text: string): string[] {
  const found = LEFT_OVER.exec(text.replace(/^\ufeff/, ''));
  return found
    ? [
        `${where} has U+${text
          .replace(/^\ufeff/, '')
          .codePointAt(found.index)
          ?.toString(16)}`,
      ]
    : [];
}

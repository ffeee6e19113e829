import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the program is made of besides its own code, as the about page and the bill of materials name it. */
export interface ThirdParty {
  name: string;
  version: string;
  /** An SPDX expression. */
  licence: string;
  /** The licence's own text, with the notices that come with it. */
  text: string;
}

interface Manifest {
  name: string;
  version: string;
  license?: string | { type: string };
  licenses?: { type: string }[];
  author?: string | { name?: string };
}

/** Licences that let a program be given to others, closed or not, when their text goes with it. */
export const ALLOWED_LICENCES: ReadonlySet<string> = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Zlib', 'Unlicense', 'CC0-1.0', 'BlueOak-1.0.0'],
  'OFL-1.1',
]);

/** A package's licence from its folder. @throws Error for one that is not allowed, or that comes without its text */
export function thirdPartyOf(project: string, folder: string): ThirdParty {
  const manifest = JSON.parse(readFileSync(join(project, folder, 'package.json'), 'utf8')) as Manifest;
  const { name, version } = manifest;
  const licence = licenceOf(manifest);
  if (!isAllowed(licence)) throw new Error(`${name} ${version} has the licence « ${licence} », which is not one that may be packaged`);
  const text = licenceText(project, folder) ?? standardText(project, manifest, licence);
  if (text === null) throw new Error(`${name} ${version} comes without the text of its licence`);
  return { name, version, licence, text };
}

/** Packages whose manifest names no licence, and whose licence file is the text of one. */
const TOLD_BY_TEXT: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

function licenceOf({ name, license, licenses }: Manifest): string {
  if (license === undefined && licenses === undefined) return TOLD_BY_TEXT[name] ?? '';
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? '';
}

/** Whether an SPDX expression allows it: each part of an AND, one of an OR. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/[()]/g, '').trim();
  return plain.split(/\s+AND\s+/i).every((part) => part.split(/\s+OR\s+/i).some((one) => ALLOWED_LICENCES.has(one.trim())));
}

/** The texts that lie in a package's folder, where packages put them. */
function licenceText(project: string, folder: string): string | null {
  const path = join(project, folder);
  const names = readdirSync(path).filter(
    (name) => /^(?:licen[cs]e|copying|notice|unlicense)(?:[-.].*)?$/i.test(name) && !/\.[cm]?[jt]s$/.test(name),
  );
  const texts = names.sort().map((name) => readFileSync(join(path, name), 'utf8').replace(/^\s*\n|\s+$/g, ''));
  return texts.length === 0 ? null : texts.join('\n\n');
}

/** Packages that name a licence and leave its text out get the standard one, with the holder that they name. */
function standardText(project: string, { author, name }: Manifest, licence: string): string | null {
  const path = join(project, 'resources', 'licences', `${licence}.txt`);
  if (!existsSync(path)) return null;
  const holder = (typeof author === 'string' ? author : author?.name)?.replace(/\s*[<(].*$/, '') ?? `the authors of ${name}`;
  const text = readFileSync(path, 'utf8').trimEnd();
  return text.includes('{holder}') ? text.replace('{holder}', holder) : `Copyright ${holder}\n\n${text}`;
}

/** The fonts of the letters, which come as files of the project. */
export function fontsOfLetters(project: string): ThirdParty {
  const fonts = join(project, 'resources', 'fonts');
  const version = /`@expo-google-fonts\/source-sans-3` ([\d.]+\d)/.exec(readFileSync(join(fonts, 'README.md'), 'utf8'))?.[1] ?? '';
  return { name: 'Source Sans 3', version, licence: 'OFL-1.1', text: readFileSync(join(fonts, 'OFL-SourceSans3.txt'), 'utf8').trim() };
}

/** The program that shows the windows, which installers hold beside the build with the licences of Chromium (LICENSES.chromium.html). */
export function electronOf(project: string): ThirdParty {
  const folder = 'node_modules/electron';
  return thirdPartyOf(project, folder);
}

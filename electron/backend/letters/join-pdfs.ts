import { createHash } from 'node:crypto';
import type { LocalDate } from '../../../shared/dates/local-date.ts';
import { isNudged, NO_NUDGE, type Nudge } from '../../../shared/letterhead/nudge.ts';
import { POINT_MM } from '../../../shared/letters/page-geometry.ts';
import { type PdfObject, readWrittenPdf, referenceIn, referencesIn, renumbered, type WrittenPdf } from './written-pdf.ts';

/** In points. */
const A4 = '[0 0 595.28 841.89]';

/** The first objects of a joined file. */
const [CATALOG, PAGE_TREE, STRUCTURE, INFO] = [1, 2, 3, 4] as const;

export interface JoinFacts {
  title: string;
  author: string;
  printedOn: LocalDate;
}

/** A part of a joined file, of which further copies can be made: its pages before any nudge, and their resources. */
export interface JoinedPart {
  pages: readonly { text: string; resources: string }[];
}

/**
 * Puts PDFs of this program one after the other into one, each drawn by the very bytes that were kept of it. Their objects are copied as
 * they are, under new numbers: nothing is unpacked or read further, so that a thousand pages take little time and hardly more
 * memory than the file. What the parts tell screen readers is kept, their language with it. Every page is moved by the nudge of the printer.
 */
export class PdfJoiner {
  readonly #chunks: Uint8Array[] = [];
  readonly #offsets: number[] = [];
  readonly #pages: number[] = [];
  /** Top elements of the parts, and by page the elements of its contents. */
  readonly #elements: number[] = [];
  readonly #parents: string[] = [];
  readonly #streams = new Map<string, number>();
  readonly #hash = createHash('md5');
  /** Moves what is drawn after it; empty where nothing is moved. */
  #move = '';
  #moved: number | null = null;
  #size = 0;
  #last = INFO as number;
  #frame: { open: number; close: number } | null = null;
  #mark: number | null = null;

  constructor(nudge: Nudge = NO_NUDGE) {
    this.nudgeFromHere(nudge);
    this.#write(Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1'));
  }

  get pageCount(): number {
    return this.#pages.length;
  }

  /** Moves the pages that follow otherwise than those before: each company knows its own correction. */
  nudgeFromHere(nudge: Nudge): void {
    const [right, down] = [nudge.rightMm / POINT_MM, nudge.downMm / POINT_MM];
    this.#move = isNudged(nudge) ? `1 0 0 1 ${right.toFixed(4)} ${(-down).toFixed(4)} cm` : '';
    this.#moved = null;
    this.#frame = null;
  }

  /** Puts a PDF before all others, for a page that tells what follows; with a blank page after it where the sheet has another side to fill. */
  appendFirst(pdf: Uint8Array, { duplex }: { duplex: boolean }): void {
    const [pages, elements] = [this.#pages.length, this.#elements.length];
    this.append(pdf);
    if (duplex && (this.#pages.length - pages) % 2 === 1) this.appendBlankPage();
    this.#pages.unshift(...this.#pages.splice(pages));
    this.#elements.unshift(...this.#elements.splice(elements));
  }

  /** What follows starts on another sheet of paper printed on both sides. */
  endSheet(): void {
    if (this.pageCount % 2 === 1) this.appendBlankPage();
  }

  append(pdf: Uint8Array): JoinedPart {
    const source = readWrittenPdf(pdf);
    const numberOf = this.#numbering(source);
    const firstParents = this.#parents.length;
    const pages = source.pages.map((number) => {
      const original = source.object(number).text;
      const resources = source.object(referenceIn(original, 'Resources') ?? Number.NaN).text;
      const text = renumbered(original, numberOf).replace(
        /\/StructParents (\d+)/,
        (_, key: string) => `/StructParents ${Number(key) + firstParents}`,
      );
      const added = numberOf(number);
      this.#put(added, { text: this.#nudged(text), stream: null });
      this.#pages.push(added);
      return { text, resources: renumbered(resources, numberOf) };
    });
    this.#adoptStructure(source, numberOf, firstParents);
    return { pages };
  }

  /** The first pages of a part once more, under the same mark on each: the page of a PDF of its own. They are not read out again. */
  appendCopy({ pages }: JoinedPart, pageCount: number, mark: Uint8Array): void {
    this.#frame ??= {
      open: this.#add(contents(`q ${this.#move}`)),
      close: this.#add(contents(`Q q ${this.#move} /CopyMark Do Q`)),
    };
    this.#mark ??= this.#formOf(mark);
    const { open, close } = this.#frame;
    for (const page of pages.slice(0, pageCount)) {
      const resources = this.#add({ text: withCopyMark(page.resources, this.#mark), stream: null });
      const text = page.text
        .replace(/\/Contents (\d+) 0 R/, `/Contents [${open} 0 R $1 0 R ${close} 0 R]`)
        .replace(/\/Resources \d+ 0 R/, `/Resources ${resources} 0 R`)
        .replace(/\/StructParents \d+\s*/, '');
      this.#pages.push(this.#add({ text, stream: null }));
    }
  }

  appendBlankPage(): void {
    const text = `\n<<\n/Type /Page\n/Parent ${PAGE_TREE} 0 R\n/MediaBox ${A4}\n/Resources << >>\n>>`;
    this.#pages.push(this.#add({ text, stream: null }));
  }

  /** The whole file; nothing can be added after that. */
  finish({ title, author, printedOn }: JoinFacts): Uint8Array {
    const day = `(D:${printedOn.replaceAll('-', '')}120000Z)`;
    const list = (numbers: readonly number[]): string => numbers.map((number) => `${number} 0 R`).join(' ');
    this.#put(PAGE_TREE, { text: `\n<<\n/Type /Pages\n/Count ${this.#pages.length}\n/Kids [${list(this.#pages)}]\n>>`, stream: null });
    const nums = this.#parents.map((elements, key) => `${key} ${elements}`).join('\n');
    this.#put(STRUCTURE, {
      text: `\n<<\n/Type /StructTreeRoot\n/K [${list(this.#elements)}]\n/ParentTree << /Nums [${nums}] >>\n/ParentTreeNextKey ${this.#parents.length}\n>>`,
      stream: null,
    });
    const entries = [`/Title ${textString(title)}`, `/Author ${textString(author)}`, '/Creator (Quittance)', '/Producer (Quittance)'];
    this.#put(INFO, { text: `\n<<\n${[...entries, `/CreationDate ${day}`, `/ModDate ${day}`].join('\n')}\n>>`, stream: null });
    const shown = '/Lang (fr-FR)\n/MarkInfo << /Marked true >>\n/ViewerPreferences << /DisplayDocTitle true >>';
    this.#put(CATALOG, {
      text: `\n<<\n/Type /Catalog\n/Pages ${PAGE_TREE} 0 R\n/StructTreeRoot ${STRUCTURE} 0 R\n${shown}\n>>`,
      stream: null,
    });

    const tableAt = this.#size;
    const rows = this.#offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const id = this.#hash.copy().digest('hex');
    const size = this.#offsets.length;
    this.#write(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}trailer\n<<\n/Size ${size}\n/Root ${CATALOG} 0 R\n/Info ${INFO} 0 R\n/ID [<${id}> <${id}>]\n>>\nstartxref\n${tableAt}\n%%EOF\n`,
        'latin1',
      ),
    );
    return Buffer.concat(this.#chunks);
  }

  /** New numbers for the objects of a part, which are copied as they are first asked for; its pages are placed apart. */
  #numbering(source: WrittenPdf): (number: number) => number {
    const numbers = new Map([[source.pageTree, PAGE_TREE as number]]);
    if (source.structure !== null) numbers.set(source.structure, STRUCTURE);
    const pages = new Set(source.pages);
    const tops = new Set(topsOf(source));
    const [language = ''] = /\/Lang \([^)]*\)/.exec(source.object(source.catalog).text) ?? [];
    const numberOf = (number: number): number => {
      const known = numbers.get(number);
      if (known !== undefined) return known;
      if (pages.has(number)) {
        const page = this.#next();
        numbers.set(number, page);
        return page;
      }
      const { text, stream } = source.object(number);
      // What refers to nothing, as how an image's rows are packed, would part two images that are otherwise the same.
      const isLeaf = !tops.has(number) && referencesIn(text).length === 0;
      if (stream !== null || isLeaf) {
        const shared = this.#addOnce({ text: renumbered(text, numberOf), stream });
        numbers.set(number, shared);
        return shared;
      }
      // Numbered before what it refers to, which may refer back to it.
      const added = this.#next();
      numbers.set(number, added);
      const told = tops.has(number) && language !== '' ? text.replace('<<', `<<\n${language}`) : text;
      this.#put(added, { text: renumbered(told, numberOf), stream });
      return added;
    };
    return numberOf;
  }

  /** What several parts hold alike, such as the logo of the letterhead, is in the file once. */
  #addOnce({ text, stream }: PdfObject): number {
    const key = createHash('sha256')
      .update(text)
      .update(stream ?? '')
      .digest('base64');
    const known = this.#streams.get(key);
    if (known !== undefined) return known;
    const added = this.#add({ text, stream });
    this.#streams.set(key, added);
    return added;
  }

  #adoptStructure(source: WrittenPdf, numberOf: (number: number) => number, firstParents: number): void {
    if (source.structure === null) return;
    for (const top of topsOf(source)) this.#elements.push(numberOf(top));
    const [, nums = ''] = /\/Nums \[([\s\S]*)\]/.exec(source.object(source.structure).text) ?? [];
    for (const [, key, elements = ''] of nums.matchAll(/(\d+) (\[[^\]]*\])/g)) {
      this.#parents[firstParents + Number(key)] = renumbered(elements, numberOf);
    }
  }

  /** The first page of a PDF as something to draw on others. */
  #formOf(pdf: Uint8Array): number {
    const source = readWrittenPdf(pdf);
    const numberOf = this.#numbering(source);
    const page = source.object(source.pages[0] ?? Number.NaN).text;
    const { text, stream } = source.object(referenceIn(page, 'Contents') ?? Number.NaN);
    const resources = numberOf(referenceIn(page, 'Resources') ?? Number.NaN);
    const entries = `/Type /XObject\n/Subtype /Form\n/BBox ${A4}\n/Resources ${resources} 0 R`;
    return this.#add({ text: text.replace('<<', `<<\n${entries}`), stream });
  }

  #nudged(page: string): string {
    if (this.#move === '') return page;
    this.#moved ??= this.#add(contents(this.#move));
    return page.replace(/\/Contents (\d+) 0 R/, `/Contents [${this.#moved} 0 R $1 0 R]`);
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }

  #add(object: PdfObject): number {
    const number = this.#next();
    this.#put(number, object);
    return number;
  }

  #put(number: number, { text, stream }: PdfObject): void {
    this.#offsets[number] = this.#size;
    this.#write(Buffer.from(`${number} 0 obj${text}${stream === null ? '\nendobj\n' : ''}`, 'latin1'));
    if (stream !== null) this.#write(stream);
  }

  #write(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#hash.update(chunk);
    this.#size += chunk.length;
  }
}

/** The elements that stand at the top of what a PDF tells screen readers. */
function topsOf({ structure, object }: WrittenPdf): number[] {
  const [, tops = ''] = structure === null ? [] : (/\/K \[([^\]]*)\]/.exec(object(structure).text) ?? []);
  return [...tops.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number));
}

function contents(operators: string): PdfObject {
  return {
    text: `\n<<\n/Length ${operators.length}\n>>`,
    stream: Buffer.from(`\nstream\n${operators}\nendstream\nendobj\n`, 'latin1'),
  };
}

function withCopyMark(resources: string, form: number): string {
  const entry = `/CopyMark ${form} 0 R`;
  if (resources.includes('/XObject <<')) return resources.replace('/XObject <<', `/XObject <<\n${entry}`);
  return resources.replace('<<', `<<\n/XObject <<\n${entry}\n>>`);
}

/** A text of a document's own facts, in UTF-16. */
function textString(text: string): string {
  return `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex')}>`;
}

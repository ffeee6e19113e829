import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AppError } from '../errors/app-error.ts';
import { decodeReferences } from './character-references.ts';
import { LinesOfText } from './lines-of-text.ts';

/** Deeper than any document of a bank or an invoice; each level costs the reader. */
const DEEPEST = 60;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/** What the parser gives for one tag: its name as the only key beside its attributes, its children in their order. */
type ParsedNode = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: TEXT,
  cdataPropName: CDATA,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are the way of XML bombs and of external files: none is expanded, and a DOCTYPE is refused.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: DEEPEST,
  jPath: false,
});
const METADATA = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** An element of an XML document. Names are without their namespace's prefix. */
export class XmlElement {
  readonly name: string;
  readonly #node: ParsedNode;
  readonly #lines: LinesOfText;

  constructor(name: string, node: ParsedNode, lines: LinesOfText) {
    this.name = name;
    this.#node = node;
    this.#lines = lines;
  }

  /** The line of its opening tag, from 1. */
  get line(): number {
    const metadata = (this.#node as Readonly<Record<PropertyKey, unknown>>)[METADATA] as { startIndex?: number } | undefined;
    return this.#lines.lineAt(metadata?.startIndex ?? 0);
  }

  /** Its own text, without the spaces around it. */
  get text(): string {
    let text = '';
    for (const part of this.#parts()) {
      if (typeof part[TEXT] === 'string') text += decodeReferences(part[TEXT]);
      else if (Array.isArray(part[CDATA])) text += (part[CDATA] as ParsedNode[]).map((inner) => String(inner[TEXT] ?? '')).join('');
    }
    return text.trim();
  }

  attribute(name: string): string {
    const attributes = this.#node[ATTRIBUTES];
    if (typeof attributes !== 'object' || attributes === null || !Object.hasOwn(attributes, name)) return '';
    return decodeReferences(String((attributes as ParsedNode)[name])).trim();
  }

  /** Its child elements, of one name or of all, in their order. */
  children(name?: string): XmlElement[] {
    const found: XmlElement[] = [];
    for (const part of this.#parts()) {
      const own = nameOf(part);
      if (own !== null && (name === undefined || own === name)) found.push(new XmlElement(own, part, this.#lines));
    }
    return found;
  }

  /** The first element at the end of a path of names; undefined where there is none. */
  child(...path: string[]): XmlElement | undefined {
    let element: XmlElement | undefined = this;
    for (const name of path) element = element?.children(name)[0];
    return element;
  }

  /** The text of the first element at the end of a path; empty where there is none. */
  textAt(...path: string[]): string {
    return this.child(...path)?.text ?? '';
  }

  /** Every element at the end of a path, through all the branches that lead there. */
  all(...path: string[]): XmlElement[] {
    return path.reduce<XmlElement[]>((elements, name) => elements.flatMap((element) => element.children(name)), [this]);
  }

  #parts(): readonly ParsedNode[] {
    const parts = this.#node[this.name];
    return Array.isArray(parts) ? (parts as ParsedNode[]) : [];
  }
}

function nameOf(node: ParsedNode): string | null {
  for (const key of Object.keys(node)) if (key !== ATTRIBUTES) return key === TEXT || key === CDATA ? null : key;
  return null;
}

/**
 * The root of an XML document. No entity is expanded and no file or address is followed.
 * @throws AppError FILE_TOO_LARGE above the limit, XML_DOCTYPE, XML_MALFORMED with the line where reading stopped.
 */
export function readXml(text: string, file: string, limitMegabytes: number): XmlElement {
  if (text.length > limitMegabytes * 1_000_000) throw new AppError('FILE_TOO_LARGE', { file, limitMegabytes });
  // One newline character everywhere, so that the parser's positions are ours.
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(source)) throw new AppError('XML_DOCTYPE', { file });
  const lines = new LinesOfText(source);
  const verdict = XMLValidator.validate(source);
  if (verdict !== true) throw new AppError('XML_MALFORMED', { file, row: Number.isInteger(verdict.err.line) ? verdict.err.line : 1 });
  let roots: ParsedNode[];
  try {
    roots = parser.parse(source) as ParsedNode[];
  } catch {
    // Too deep, or a name that no such document uses: the parser refuses both, without a line.
    throw new AppError('XML_MALFORMED', { file, row: 1 });
  }
  for (const node of Array.isArray(roots) ? roots : []) {
    const name = nameOf(node);
    if (name !== null) return new XmlElement(name, node, lines);
  }
  throw new AppError('XML_MALFORMED', { file, row: 1 });
}

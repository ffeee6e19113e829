import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import { type FontName, PAGE_FONT_FILES } from '../../shared/letters/page.ts';
import { POINT_MM } from '../../shared/letters/page-geometry.ts';
import type { Measure } from '../../shared/letters/text-layout.ts';

type Font = fontkit.Font;

/** The faces of every printed page, opened once for the life of the process. */
export interface PageFonts {
  readonly faces: Readonly<Record<FontName, Font>>;
  readonly measure: Measure;
  /** The characters of a text that the font cannot print. */
  missingCharacters(text: string): string[];
}

/** Ligatures off: what is printed is searched and copied, and the preview on screen is set without them. */
const FEATURES = { liga: false, clig: false, dlig: false };
/** The font's own narrow no-break space, 0.12 em, leaves thousands too close to be read at a glance. */
const NARROW_SPACE_EMS = 0.18;
const NARROW_NBSP = 0x202f;
/** Shaped words, and widths of texts, kept per face; a year of letters uses a few thousand. */
const CACHE_LIMIT = 50_000;

let opened: PageFonts | undefined;

export function pageFonts(): PageFonts {
  opened ??= open(fontsDirectory());
  return opened;
}

/** `resources/fonts`, found from here upwards: in the sources, in a build of them, and inside the packaged application. */
export function fontsDirectory(): string {
  for (let directory = import.meta.dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, 'resources', 'fonts');
    if (existsSync(join(candidate, PAGE_FONT_FILES.regular))) return candidate;
    if (dirname(directory) === directory) throw new Error('resources/fonts is missing from the installation');
  }
}

function open(directory: string): PageFonts {
  const face = (name: FontName): Font => withWordCache(openFace(join(directory, PAGE_FONT_FILES[name])));
  const faces = { regular: face('regular'), bold: face('bold'), italic: face('italic') };
  const printable = new Set(faces.regular.characterSet.map((character) => String.fromCodePoint(character)));
  const widths = { regular: widthsOf(faces.regular), bold: widthsOf(faces.bold), italic: widthsOf(faces.italic) };
  return {
    faces,
    measure: (text, font, size) => widths[font](text) * size * POINT_MM,
    missingCharacters: (text) => [...new Set(text)].filter((character) => !printable.has(character)),
  };
}

function openFace(path: string): Font {
  const font = fontkit.create(readFileSync(path));
  if (!('layout' in font)) throw new Error(`${path} is a collection, not one font`);
  // A glyph keeps for good the characters that it was first asked for with. First met as a part of another, as E is in É when a
  // PDF embeds it, it would have none, and no later letter's E could be searched or copied.
  for (const character of font.characterSet) keepOutline(font.glyphForCodePoint(character));
  return font;
}

/** Each PDF embeds the outlines of its own glyphs: fontkit reads them from the font's bytes every time, unless they are kept. */
function keepOutline(glyph: fontkit.Glyph): void {
  const read = glyph as unknown as { _decode?: () => unknown };
  const decode = read._decode?.bind(glyph);
  if (decode === undefined) return;
  let outline: { read: unknown } | undefined;
  read._decode = () => {
    outline ??= { read: decode() };
    return outline.read;
  };
}

/**
 * Shaping is most of the time a letter takes, and letters repeat their words: each is shaped once. pdfkit asks for a text word
 * by word, each with the space after it, and scales the positions it gets in place, hence the copies.
 */
function withWordCache(font: Font): Font {
  const shape = font.layout.bind(font);
  const runs = new Map<string, fontkit.GlyphRun>();
  const { unitsPerEm } = font;
  font.layout = (text) => {
    let run = runs.get(text);
    if (!run) {
      if (runs.size >= CACHE_LIMIT) runs.clear();
      run = withReadableThousands(shape(text, FEATURES), unitsPerEm);
      runs.set(text, run);
    }
    return { ...run, advanceWidth: run.advanceWidth, positions: run.positions.map((position) => ({ ...position })) } as fontkit.GlyphRun;
  };
  return font;
}

function withReadableThousands(run: fontkit.GlyphRun, unitsPerEm: number): fontkit.GlyphRun {
  run.glyphs.forEach((glyph, index) => {
    const position = run.positions[index];
    if (position && glyph.codePoints.includes(NARROW_NBSP)) position.xAdvance = NARROW_SPACE_EMS * unitsPerEm;
  });
  return run;
}

/** The width in ems that a text will have in the PDF: the sum of its words, each with the space after it. Known ones are kept. */
function widthsOf(font: Font): (text: string) => number {
  const known = new Map<string, number>();
  const { unitsPerEm } = font;
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      if (known.size >= CACHE_LIMIT) known.clear();
      width = 0;
      for (const word of text.match(/[^ ]* |[^ ]+$/g) ?? []) width += font.layout(word).advanceWidth;
      width /= unitsPerEm;
      known.set(text, width);
    }
    return width;
  };
}

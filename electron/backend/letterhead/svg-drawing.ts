import { AppError } from '../../../shared/errors/app-error.ts';
import type { Drawing, Shape } from '../../../shared/letterhead/picture.ts';
import { readXml, type XmlElement } from '../../../shared/xml/read-xml.ts';
import { lengthOf, type Matrix, multiply, outlineOf, plainPath, scaleOf, transformOf } from './svg-path.ts';
import { colorOf, type Declarations, opacityOf, type StyleRules, styleOf, styleRules } from './svg-style.ts';

/** The longer side of a drawing in its own units: a tenth of one is 7 µm in the box of a logo. */
const LONGER_SIDE = 1000;
const MOST_SHAPES = 1500;
const MOST_CHARACTERS = 120_000;
const MOST_VISITED = 10_000;
const DEEPEST_USE = 5;

/** Elements that draw nothing. */
const SILENT: ReadonlySet<string> = new Set(['title', 'desc', 'metadata', 'namedview', 'style', 'defs', 'clipPath', 'pgf']);
const ANIMATIONS: ReadonlySet<string> = new Set(['animate', 'animateTransform', 'animateMotion', 'animateColor', 'set']);
/** What a drawing has no need of and that can do harm elsewhere; refused, not dropped: nothing tells what else such a file is for. */
const UNSAFE: Readonly<Record<string, string>> = {
  script: 'un programme',
  handler: 'un programme',
  foreignObject: 'une page web',
  iframe: 'une page web',
  image: 'une autre image',
  a: 'un lien',
};
const UNSUPPORTED: Readonly<Record<string, string>> = {
  text: 'du texte',
  mask: 'un masque',
  filter: 'un filtre',
  pattern: 'un motif',
  linearGradient: 'un dégradé',
  radialGradient: 'un dégradé',
  symbol: 'un symbole',
  marker: 'une flèche',
  svg: 'un dessin dans le dessin',
};

interface Reading {
  file: string;
  rules: StyleRules;
  byId: ReadonlyMap<string, XmlElement>;
  page: { x: number; y: number; width: number; height: number };
  shapes: Shape[];
  characters: number;
  /** Elements looked at, those that `use` repeats each time. */
  visited: number;
}

interface Place {
  matrix: Matrix;
  style: Declarations;
  opacity: number;
  /** How many `use` elements led here. */
  uses: number;
}

/**
 * The shapes of an SVG: paths and basic shapes in plain colours, with their groups, transformations and styles. What cannot be drawn on
 * paper as it is seen is refused, never left out. No entity is expanded, nothing outside the file is read.
 * @throws AppError DRAWING_UNSAFE, DRAWING_UNSUPPORTED, DRAWING_TOO_DETAILED, IMAGE_ANIMATED, IMAGE_DAMAGED, IMAGE_BLANK
 */
export function readDrawing(source: string, file: string): Drawing {
  const root = rootOf(source, file);
  const byId = new Map<string, XmlElement>();
  const styles: string[] = [];
  survey(root, byId, styles, file);
  const page = viewBoxOf(root, file);
  const reading: Reading = { file, rules: styleRules(styles, file), byId, page, shapes: [], characters: 0, visited: 0 };
  const scale = LONGER_SIDE / Math.max(page.width, page.height);
  const matrix: Matrix = [scale, 0, 0, scale, -page.x * scale, -page.y * scale];
  const style = styleOf(root, new Map(), reading.rules);
  refuseEffects(style, reading);
  for (const child of root.children()) draw(child, { matrix, style, opacity: opacityOf(style.get('opacity')), uses: 0 }, reading);
  if (reading.shapes.length === 0) throw new AppError('IMAGE_BLANK', { file });
  const side = (length: number): number => Math.max(0.1, Math.round(length * scale * 10) / 10);
  return { kind: 'drawing', width: side(page.width), height: side(page.height), shapes: reading.shapes };
}

function rootOf(source: string, file: string): XmlElement {
  // The public identifier that older programs write is no danger; declarations of its own are.
  if (/<!ENTITY|<!DOCTYPE[^>[<]*\[/i.test(source))
    throw new AppError('DRAWING_UNSAFE', { file, part: 'des définitions cachées (entités XML)' });
  if (/[\s"'/]on[a-z]+\s*=/i.test(source)) throw new AppError('DRAWING_UNSAFE', { file, part: 'un programme' });
  if (/\bhref\s*=\s*["']\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(source))
    throw new AppError('DRAWING_UNSAFE', { file, part: 'un lien vers l’extérieur' });
  try {
    const root = readXml(source.replace(/<!DOCTYPE[^>[<]*>/i, ''), file, 2);
    if (root.name === 'svg') return root;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  throw new AppError('IMAGE_DAMAGED', { file });
}

/** Every element looked at before anything is drawn: a refusal must not hang on where it stands. */
function survey(element: XmlElement, byId: Map<string, XmlElement>, styles: string[], file: string): void {
  for (const child of element.children()) {
    const { name } = child;
    if (Object.hasOwn(UNSAFE, name)) throw new AppError('DRAWING_UNSAFE', { file, part: UNSAFE[name] ?? name });
    if (ANIMATIONS.has(name)) throw new AppError('IMAGE_ANIMATED', { file });
    const id = child.attribute('id');
    if (id !== '') byId.set(id, child);
    if (name === 'style') styles.push(child.text);
    if (name !== 'metadata') survey(child, byId, styles, file);
  }
}

function viewBoxOf(root: XmlElement, file: string): Reading['page'] {
  const box = root
    .attribute('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = box;
  if (box.length === 4 && box.every(Number.isFinite) && width > 0 && height > 0) return { x, y, width, height };
  const [wide, high] = [lengthOf(root.attribute('width'), file), lengthOf(root.attribute('height'), file)];
  if (wide <= 0 || high <= 0) throw new AppError('IMAGE_DAMAGED', { file });
  return { x: 0, y: 0, width: wide, height: high };
}

function draw(element: XmlElement, place: Place, reading: Reading): void {
  const { file, rules, byId, page } = reading;
  const { name } = element;
  if (SILENT.has(name)) return;
  reading.visited += 1;
  if (reading.visited > MOST_VISITED) throw new AppError('DRAWING_TOO_DETAILED', { file });
  const style = styleOf(element, place.style, rules);
  if (style.get('display') === 'none') return;
  refuseEffects(style, reading);
  const matrix = multiply(place.matrix, transformOf(element.attribute('transform'), file));
  const inside: Place = { ...place, matrix, style, opacity: place.opacity * opacityOf(style.get('opacity')) };
  if (name === 'g') {
    for (const child of element.children()) draw(child, inside, reading);
    return;
  }
  if (name === 'use') {
    const used = byId.get(element.attribute('href').replace(/^#/, ''));
    if (!used || place.uses >= DEEPEST_USE) throw new AppError('IMAGE_DAMAGED', { file });
    const moved = multiply(matrix, [
      1,
      0,
      0,
      1,
      lengthOf(element.attribute('x'), file, page.width),
      lengthOf(element.attribute('y'), file, page.height),
    ]);
    draw(used, { ...inside, matrix: moved, uses: place.uses + 1 }, reading);
    return;
  }
  const outline = outlineOf(element, file, page);
  if (outline === null)
    throw new AppError('DRAWING_UNSUPPORTED', { file, part: UNSUPPORTED[name] ?? `un élément « ${name.slice(0, 30)} »` });
  if (outline !== '' && style.get('visibility') !== 'hidden') addShape(outline, inside, reading);
}

/** Clips that leave the whole page free are what design programs put around everything; others would change what is seen. */
function refuseEffects(style: Declarations, { file, byId, page }: Reading): void {
  const isSet = (property: string): boolean => !['', 'none', undefined].includes(style.get(property));
  if (isSet('mask')) throw new AppError('DRAWING_UNSUPPORTED', { file, part: 'un masque' });
  if (isSet('filter')) throw new AppError('DRAWING_UNSUPPORTED', { file, part: 'un filtre' });
  if (!isSet('clip-path')) return;
  const id = /^url\(\s*['"]?#([^'")]+)['"]?\s*\)$/.exec(style.get('clip-path') ?? '')?.[1] ?? '';
  const shapes = byId.get(id)?.children() ?? [];
  const [rect] = shapes;
  const plain = shapes.length === 1 && rect?.name === 'rect' && rect.attribute('transform') === '' && rect.attribute('rx') === '';
  if (plain && rect) {
    const [x, y] = [lengthOf(rect.attribute('x'), file, page.width), lengthOf(rect.attribute('y'), file, page.height)];
    const [width, height] = [lengthOf(rect.attribute('width'), file, page.width), lengthOf(rect.attribute('height'), file, page.height)];
    const slack = Math.max(page.width, page.height) / 200;
    const isWhole = x <= page.x + slack && y <= page.y + slack && x + width >= page.x + page.width - slack;
    if (isWhole && y + height >= page.y + page.height - slack) return;
  }
  throw new AppError('DRAWING_UNSUPPORTED', { file, part: 'un découpage' });
}

function addShape(outline: string, { matrix, style, opacity }: Place, reading: Reading): void {
  const { file, shapes } = reading;
  const color = (property: string, missing: string) => colorOf(style.get(property) || missing, style.get('color') ?? '', file);
  const [fill, stroke] = [color('fill', 'black'), color('stroke', 'none')];
  const scale = scaleOf(matrix);
  const width = Math.round(lengthOf(style.get('stroke-width') ?? '', file, 0, 1) * scale * 10) / 10;
  const isStroked = stroke !== null && width > 0;
  if (fill === null && !isStroked) return;
  const d = plainPath(outline, matrix, file);
  if (d === '') return;
  reading.characters += d.length;
  if (shapes.length >= MOST_SHAPES || reading.characters > MOST_CHARACTERS) throw new AppError('DRAWING_TOO_DETAILED', { file });
  shapes.push({
    d,
    ...(fill === null
      ? {}
      : { fill: fill.color, ...seeThrough('fillOpacity', fill.opacity * opacityOf(style.get('fill-opacity')) * opacity) }),
    ...(style.get('fill-rule') === 'evenodd' ? { evenOdd: true } : {}),
    ...(isStroked
      ? {
          stroke: stroke.color,
          strokeWidth: width,
          ...seeThrough('strokeOpacity', stroke.opacity * opacityOf(style.get('stroke-opacity')) * opacity),
          ...lineStyle(style, scale, file),
        }
      : {}),
  });
}

function seeThrough(name: 'fillOpacity' | 'strokeOpacity', opacity: number): Partial<Shape> {
  return opacity >= 1 ? {} : { [name]: Math.round(opacity * 1000) / 1000 };
}

function lineStyle(style: Declarations, scale: number, file: string): Partial<Shape> {
  const cap = style.get('stroke-linecap');
  const join = style.get('stroke-linejoin');
  const limit = Number(style.get('stroke-miterlimit') ?? '');
  const dashes = (style.get('stroke-dasharray') ?? 'none').split(/[\s,]+/).filter((part) => part !== '' && part !== 'none');
  const dash = dashes.map((part) => Math.round(lengthOf(part, file) * scale * 10) / 10);
  return {
    ...(cap === 'round' || cap === 'square' ? { cap } : {}),
    ...(join === 'round' || join === 'bevel' ? { join } : {}),
    ...(limit > 0 ? { miterLimit: limit } : {}),
    ...(dash.some((length) => length > 0) ? { dash: dash.map((length) => Math.max(0.1, length)) } : {}),
  };
}

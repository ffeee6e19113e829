import { AppError } from '../../../shared/errors/app-error.ts';
import type { XmlElement } from '../../../shared/xml/read-xml.ts';

/** What is said of an element's looks, by property. */
export type Declarations = ReadonlyMap<string, string>;

/** The properties that are looked at; elements inherit all of them but the last three, see `inherited`. */
const PROPERTIES = [
  'fill',
  'fill-rule',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'color',
  'visibility',
  'display',
  'opacity',
  'clip-path',
  'mask',
  'filter',
] as const;
const OWN: ReadonlySet<string> = new Set(['display', 'opacity', 'clip-path', 'mask', 'filter']);

/** Rules of a style sheet: by class, or by the name of an element. */
export type StyleRules = ReadonlyMap<string, Declarations>;

/** The rules of the drawing's style elements. Only plain class and element selectors are known. @throws AppError DRAWING_* */
export function styleRules(styles: readonly string[], file: string): StyleRules {
  const rules = new Map<string, Map<string, string>>();
  for (const style of styles) {
    const text = style.replace(/\/\*[\s\S]*?\*\//g, '');
    if (/@import|expression\s*\(|url\s*\(\s*['"]?(?!#)/i.test(text))
      throw new AppError('DRAWING_UNSAFE', { file, part: 'un lien vers l’extérieur' });
    if (/@keyframes|animation/i.test(text)) throw new AppError('IMAGE_ANIMATED', { file });
    // Fonts and screen sizes change nothing of shapes that are drawn anyway. No part of it may match in two ways: a sheet left open would take years.
    const plain = text.replace(/@(?=[a-z-])[^{}@]*\{(?:[^{}]|\{[^{}]*\})*\}/gi, '');
    for (const rule of plain.split('}').slice(0, -1)) {
      const open = rule.lastIndexOf('{');
      if (open < 0) continue;
      const selectors = rule.slice(rule.lastIndexOf('{', open - 1) + 1, open);
      const body = rule.slice(open + 1);
      for (const selector of selectors.split(',').map((each) => each.trim())) {
        if (!/^\.?[\w-]+$/.test(selector))
          throw new AppError('DRAWING_UNSUPPORTED', { file, part: `une règle de style « ${selector.slice(0, 30)} »` });
        rules.set(selector, new Map([...(rules.get(selector) ?? []), ...declarationsIn(body)]));
      }
    }
  }
  return rules;
}

/** What holds for an element: what its parent hands down, then its attributes, the rules of its name and classes, its own style. */
export function styleOf(element: XmlElement, parent: Declarations, rules: StyleRules): Declarations {
  const own = new Map<string, string>([...parent].filter(([property]) => !OWN.has(property)));
  for (const property of PROPERTIES) {
    const value = element.attribute(property);
    if (value !== '') own.set(property, value);
  }
  const classes = element
    .attribute('class')
    .split(/\s+/)
    .filter((name) => name !== '');
  const matching = [element.name, ...classes.map((name) => `.${name}`)].flatMap((selector) => [...(rules.get(selector) ?? [])]);
  for (const [property, value] of [...matching, ...declarationsIn(element.attribute('style'))]) own.set(property, value);
  for (const [property, value] of own) if (value === 'inherit') own.set(property, parent.get(property) ?? '');
  return own;
}

function declarationsIn(body: string): [string, string][] {
  return body.split(';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':');
    if (colon < 0) return [];
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, '')
      .trim();
    return [[declaration.slice(0, colon).trim().toLowerCase(), value]];
  });
}

/** The colour names of CSS that drawings are commonly saved with. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ black: '#000000', silver: '#c0c0c0', gray: '#808080', grey: '#808080', white: '#ffffff', maroon: '#800000', red: '#ff0000' },
  ...{ purple: '#800080', fuchsia: '#ff00ff', magenta: '#ff00ff', green: '#008000', lime: '#00ff00', olive: '#808000', yellow: '#ffff00' },
  ...{ navy: '#000080', blue: '#0000ff', teal: '#008080', aqua: '#00ffff', cyan: '#00ffff', orange: '#ffa500', brown: '#a52a2a' },
  ...{ pink: '#ffc0cb', gold: '#ffd700', beige: '#f5f5dc', indigo: '#4b0082', violet: '#ee82ee', crimson: '#dc143c', coral: '#ff7f50' },
  ...{ darkblue: '#00008b', darkgreen: '#006400', darkred: '#8b0000', darkgray: '#a9a9a9', darkgrey: '#a9a9a9', dimgray: '#696969' },
  ...{ dimgrey: '#696969', lightgray: '#d3d3d3', lightgrey: '#d3d3d3', lightblue: '#add8e6', steelblue: '#4682b4', tomato: '#ff6347' },
  ...{
    royalblue: '#4169e1',
    midnightblue: '#191970',
    forestgreen: '#228b22',
    firebrick: '#b22222',
    chocolate: '#d2691e',
    salmon: '#fa8072',
  },
};

/** A colour as `#rrggbb` with its opacity; null for none at all. @throws AppError DRAWING_UNSUPPORTED */
export function colorOf(value: string, current: string, file: string): { color: string; opacity: number } | null {
  const text = value.trim().toLowerCase();
  if (text === 'none' || text === 'transparent') return null;
  if (text === 'currentcolor') return colorOf(current === '' || current === 'currentcolor' ? 'black' : current, 'black', file);
  const named = Object.hasOwn(NAMES, text) ? NAMES[text] : undefined;
  if (named !== undefined) return { color: named, opacity: 1 };
  const hex = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.exec(text)?.[1];
  if (hex !== undefined) {
    const full = hex.length <= 4 ? [...hex].map((digit) => digit + digit).join('') : hex;
    return { color: `#${full.slice(0, 6)}`, opacity: full.length === 8 ? Number.parseInt(full.slice(6), 16) / 255 : 1 };
  }
  const parts = /^rgba?\(([^)]*)\)$/
    .exec(text)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== '');
  if (parts && parts.length >= 3) {
    const [red, green, blue] = parts.slice(0, 3).map((part) => {
      const amount = part.endsWith('%') ? (Number(part.slice(0, -1)) * 255) / 100 : Number(part);
      return Math.round(Math.min(255, Math.max(0, amount)));
    });
    const alpha = parts[3] === undefined ? 1 : opacityOf(parts[3]);
    const digits = [red, green, blue].map((channel) => (channel ?? 0).toString(16).padStart(2, '0')).join('');
    if (/^[0-9a-f]{6}$/.test(digits)) return { color: `#${digits}`, opacity: alpha };
  }
  const part = text.startsWith('url(') ? 'un dégradé ou un motif' : `la couleur « ${value.slice(0, 30)} »`;
  throw new AppError('DRAWING_UNSUPPORTED', { file, part });
}

/** Between 0 and 1; 1 for what cannot be read. */
export function opacityOf(value: string | undefined): number {
  if (value === undefined || value === '') return 1;
  const amount = value.endsWith('%') ? Number(value.slice(0, -1)) / 100 : Number(value);
  return Number.isFinite(amount) ? Math.min(1, Math.max(0, amount)) : 1;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { FIGURE_TEXTS } from '../../../shared/dashboard/figure-texts.fr.ts';
import { ProvenFigure } from '../../../shared/dashboard/proof/proof.contract.ts';
import { HOW_TOS } from '../../../shared/lexicon/how-tos.fr.ts';
import { KEYBOARD } from '../../../shared/lexicon/keyboard.fr.ts';
import { findTerm, LEXICON, termOfFigure } from '../../../shared/lexicon/lexicon.ts';

const RENDERER = join(import.meta.dirname, '../../../renderer');

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? sources(join(folder, entry.name))
      : /\.tsx?$/.test(entry.name)
        ? [readFileSync(join(folder, entry.name), 'utf8')]
        : [],
  );
}

describe('the lexicon', () => {
  it('stands in the order of the alphabet, accents and case aside, each term and each key once', () => {
    const plain = LEXICON.map(({ name }) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
    expect(plain).toEqual(plain.toSorted((a, b) => a.localeCompare(b, 'fr', { numeric: true })));
    expect(new Set(plain).size).toBe(plain.length);
    expect(new Set(LEXICON.map(({ key }) => key)).size).toBe(LEXICON.length);
    for (const { key } of LEXICON) expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(LEXICON.map((term) => [term.name, term] as const))(
    '« %s » is short, in French sentences, and leads only to terms that are there',
    (_name, term) => {
      const { definition, example = '', see, key } = term;
      expect(definition.length).toBeGreaterThan(30);
      expect(definition.length, definition).toBeLessThanOrEqual(420);
      expect(definition).toMatch(/[.)]$/);
      // « art. 1342-10 », « C. com. » and « C. civ. » end no sentence.
      const sentences = definition.replace(/\b(?:art|com|civ|C)\. /g, '').match(/[.!?](?= |$)/g)?.length ?? 0;
      expect(sentences, definition).toBeLessThanOrEqual(term.figure === undefined ? 3 : 4);
      expect(example.length).toBeLessThanOrEqual(180);
      expect(`${definition}${example}`, 'typographic apostrophes').not.toContain("'");
      for (const other of see) {
        expect(findTerm(other), `${key} → ${other}`).toBeDefined();
        expect(other).not.toBe(key);
      }
    },
  );

  it('takes a forclusion for no prescription', () => {
    expect(LEXICON.find(({ key }) => key === 'prescription')?.also).not.toContain('forclusion');
  });

  it('has the terms of the founding articles', () => {
    const known = LEXICON.flatMap(({ name, also }) => [name, ...also]).map((word) => word.toLowerCase());
    const wanted = [
      'DSO',
      'encours',
      'échu',
      'balance âgée',
      'BPDSO',
      'ADD',
      'CEI',
      'DBT',
      'concentration',
      'mise en demeure',
      'déchéance du terme',
      'prescription',
      'forclusion',
      'relevé de forclusion',
      'chirographaire',
      'privilège',
      'non avenue',
      'interruption de la prescription',
      'suspension de la prescription',
      'rééchelonnement',
      'BODACC',
      'injonction de payer',
      'titre exécutoire',
      'escompte',
      'lettrage',
      'avoir',
      'affacturage',
      'certaine, liquide, exigible',
      'LRAR',
      'commissaire de justice',
      'RCS',
      'FEC',
      'IBAN',
      'mandat SEPA',
      'ART',
      'DPO',
      'DSI',
      'CCC',
      'HHI',
      'procédure collective',
      'PSRPC',
      'recouvrement amiable',
      'recouvrement judiciaire',
      'assurance-crédit',
      'réserve de propriété',
      'reconnaissance de dette',
      'huissier',
    ];
    expect(wanted.filter((word) => !known.includes(word.toLowerCase()))).toEqual([]);
  });
});

describe('the figures', () => {
  test('are defined as where they are proven, and each has a term that explains it', () => {
    for (const { figure, definition } of LEXICON)
      if (figure !== undefined) expect(definition.replaceAll('\u202f', ' ')).toContain(FIGURE_TEXTS[figure].definition);
    const withoutTerm = ProvenFigure.options.filter((figure) => termOfFigure(figure) === undefined);
    expect(withoutTerm).toEqual(['chargesCents', 'revenueShare12MonthsPct']);
  });

  test.each([
    ['dso', /encours.*vente|vente.*encours/i, '60 ÷ 40 × 30 = 45 jours'],
    ['ccc', /DSO.*(DSI|stock).*DPO|stock/i, '50 jours de DSO + 30 de stock − 40 chez les fournisseurs = 40 jours'],
    ['echu', /échéance/, 'Une facture à échéance aujourd’hui n’est pas encore échue'],
    ['encours', /avoirs/, '1 800 €'],
    ['hhi', /carr/i, '5 200'],
    ['cei', /encaiss/i, '90 %'],
  ])('%s says what kpis.md does, and its example is right', (key, definition, example) => {
    const term = findTerm(key);
    expect(term?.definition).toMatch(definition);
    expect(term?.example?.replace(/[\u00a0\u202f]/g, ' ')).toContain(example);
  });
});

test('every term that a screen links to is in the lexicon', () => {
  const linked = sources(RENDERER).flatMap((source) => [
    ...[...source.matchAll(/<TermHelp\s+of="([^"]+)"/g)].map(([, key]) => key ?? ''),
    ...[...source.matchAll(/(?<![-\w])term="([^"]+)"/g)].map(([, key]) => key ?? ''),
    ...[...source.matchAll(/\bterme: '([^']+)'/g)].map(([, key]) => key ?? ''),
  ]);
  expect(linked.length).toBeGreaterThan(8);
  expect(linked.filter((key) => findTerm(key) === undefined)).toEqual([]);
});

test('how-tos and keys are short, in French, each once', () => {
  expect(new Set(HOW_TOS.map(({ key }) => key)).size).toBe(HOW_TOS.length);
  for (const { steps, purpose } of HOW_TOS) {
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.length).toBeLessThanOrEqual(5);
    for (const step of [purpose, ...steps]) {
      expect(step.length).toBeLessThanOrEqual(150);
      expect(step).toMatch(/\.$/);
      expect(step).not.toContain("'");
    }
  }
  expect(KEYBOARD.flatMap(({ keys }) => keys).every(({ keys, does }) => keys.length > 0 && does.length > 5)).toBe(true);
});

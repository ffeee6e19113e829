import { describe, expect, test } from 'vitest';
import { withFrenchSpaces } from '../../shared/letters/french-typography.ts';
import { fieldsOf, mergeRuns, mergeTemplate } from '../../shared/letters/merge-template.ts';

const emptyField = (field: string) => expect.objectContaining({ code: 'LETTER_FIELD_EMPTY', params: { field } });

describe('merging a text with its fields', () => {
  test('puts each value in its place, as often as it is named', () => {
    expect(mergeTemplate('{{ name }} doit {{total}}, oui, {{total}}', { name: 'Durand', total: '12 €' })).toBe(
      'Durand doit 12 €, oui, 12 €',
    );
  });

  test.each([
    ['an unknown field', 'Cher {{prenom}}', 'prenom'],
    ['a field without a value', 'Cher {{name}}', 'name'],
    ['a blank value', 'Cher {{blank}}', 'blank'],
    ['the name of an inherited property', 'Cher {{constructor}}', 'constructor'],
    ['braces left open', 'Cher {{name', '{{name'],
    ['braces never opened', 'Cher name}}', 'Cher name}}'],
  ])('%s stops the letter: never a blank', (_case, template, field) => {
    expect(() => mergeTemplate(template, { name: undefined, blank: ' \u00a0' })).toThrow(emptyField(field));
  });

  test('what a value contains is never taken for a field or for strong text', () => {
    const runs = mergeRuns('Cher {{name}}, **{{total}}** dus', { name: '{{total}} ** SARL **', total: '5 €' }, withFrenchSpaces);
    expect(runs.map(({ text, bold }) => [text.replace(/\s/g, ' '), bold])).toEqual([
      ['Cher {{total}} ** SARL **, ', false],
      ['5 €', true],
      [' dus', false],
    ]);
  });

  test('lists the fields a text uses, once each', () => {
    expect(fieldsOf('{{a}} {{ b }} {{a}}')).toEqual(['a', 'b']);
  });
});

describe('French spaces', () => {
  test.each([
    ['« bon » : oui !', '«\u00a0bon\u00a0»\u00a0: oui\u202f!'],
    ['le 1er novembre 2026', 'le 1er\u00a0novembre\u00a02026'],
    ['le 9 mai 2026 et après', 'le 9\u00a0mai\u00a02026 et après'],
    ['8 jours, 12 %', '8\u00a0jours, 12\u00a0%'],
    ['ne\u0301\tbien\nsûr', 'né bien sûr'],
  ])('%s', (typed, set) => {
    expect(withFrenchSpaces(typed)).toBe(set);
  });
});

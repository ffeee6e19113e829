import type { CompanyColour } from './company-colour.ts';

const WORDS: Readonly<Record<CompanyColour, string>> = {
  blue: 'Bleu',
  green: 'Vert',
  plum: 'Prune',
  orange: 'Orange',
  teal: 'Canard',
  rose: 'Rose',
  olive: 'Olive',
  violet: 'Violet',
  amber: 'Ambre',
  indigo: 'Indigo',
  red: 'Rouge',
  slate: 'Ardoise',
};

export function colourWord(colour: CompanyColour): string {
  return WORDS[colour];
}

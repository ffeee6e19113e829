import { type Cents, cents } from '../money/cents.ts';
import { exact, roundToCent } from '../money/ratio.ts';
import type { ImportQuestion } from './imports.contract.ts';
import { plainWords } from './row-words.fr.ts';

/** Amounts already include VAT, or the rate in per cent to add to them. */
export type TaxBasis = 'ttc' | '20' | '10' | '5.5' | '2.1' | '0';

const BASES: readonly TaxBasis[] = ['20', '10', '5.5', '2.1', '0'];

/** An amount with its VAT at the rate, rounded half up to the cent. */
export function includingTax(amountCents: Cents, basis: TaxBasis): Cents {
  return basis === 'ttc' || basis === '0' ? amountCents : withTaxAt(amountCents, basis);
}

/** The same at any rate, in per cent. */
export function withTaxAt(amountCents: Cents, rate: string): Cents {
  return cents(roundToCent(exact(amountCents).times(exact(rate).plus(100)).dividedBy(100)));
}

/** What a title says of the VAT of its amounts: with, without, or nothing. */
export function taxInTitle(title: string): 'ttc' | 'ht' | null {
  const words = plainWords(title);
  if (/\bttc\b|\btoutes taxes\b|\bt t c\b|\bincl/.test(words)) return 'ttc';
  return /\bht\b|\bhors taxes?\b|\bh t\b|\bexcl|\bnet sales\b/.test(words) ? 'ht' : null;
}

/** The dashboard counts everything with VAT: what must be added to amounts that are without it, or that do not say. */
export function taxBasisQuestion(titles: readonly string[], said: 'ht' | null): ImportQuestion {
  const columns = titles.map((title) => `« ${title} »`).join(', ');
  const several = titles.length > 1;
  return {
    code: 'taxBasis',
    message:
      said === 'ht'
        ? `Les montants ${several ? 'des colonnes' : 'de la colonne'} ${columns} sont hors taxes, et le tableau de bord compte tout TTC. Quel taux de TVA faut-il y ajouter ?`
        : `Rien ne dit si les montants ${several ? 'des colonnes' : 'de la colonne'} ${columns} sont TTC ou hors taxes. Le tableau de bord compte tout TTC : que faut-il y ajouter ?`,
    choices: [
      ...(said === 'ht' ? [] : [{ value: 'ttc', label: 'rien : ils sont TTC' }]),
      ...BASES.map((basis) => ({
        value: basis,
        label: basis === '0' ? 'rien : l’activité n’est pas soumise à la TVA' : `${basis.replace('.', ',')} % de TVA`,
      })),
    ],
  };
}

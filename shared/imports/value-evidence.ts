import { parseRate } from '../money/exchange-rate.ts';
import { parseEarlyPayment } from '../payments/early-payment-words.fr.ts';
import { isAmount, isDate } from './cell-shapes.ts';
import { natureOfLabel, readChargeNature } from './charge-words.fr.ts';
import type { ColumnMeaning } from './column-titles.fr.ts';
import { dayWithoutYear } from './days-without-year.ts';
import { mayBeDigitDate } from './digit-dates.ts';
import { isDitto } from './ditto-cells.ts';
import { readMonth } from './months-in-text.ts';
import { plainWords, readCustomerKind, readDocumentType, readLanguage, readStatus, readYesNo } from './row-words.fr.ts';
import { isDayAlone, isSettlementText } from './settlement-words.fr.ts';
import { type Cell, cellText } from './table.ts';
import { isTaxRate } from './tax-rates.ts';

/** Under this share of readable values a column is not what its title says; above it, the others are mistakes to report. */
export const ENOUGH = 0.4;

const CONTRADICTED = 0;

/** Statuses that tell whether something was paid. */
const SETTLED: ReadonlySet<string> = new Set(['paid', 'open', 'partlyPaid']);

/**
 * How well a column's values bear out a meaning, 0–1: 1 where the values cannot tell. A column of dates or amounts must hold mostly
 * dates or amounts; the other tests tell apart what titles confuse (a « Client » of codes, a « Payé » of yes and no).
 */
export function valueEvidence(meaning: ColumnMeaning, cells: readonly Cell[]): number {
  const filled = cells.filter((cell) => cellText(cell) !== '' && !isDitto(cell));
  if (filled.length === 0) return 1;
  const share = (test: (cell: Cell) => boolean) => filled.filter(test).length / filled.length;
  switch (meaning) {
    case 'settledOn':
    case 'paymentDate':
      // « Réglé » also heads amounts and words: what may be a day counts only where every value may.
      if (filled.every((cell) => isDate(cell) || dayWithoutYear(cell) !== null)) return 1;
      return enough(share(isDate) || (filled.length >= 3 ? Math.floor(share(mayBeDigitDate)) : 0));
    case 'issuedOn':
    case 'dueOn':
    case 'date':
    case 'bankDate':
    case 'chargeDate':
    case 'cancelledOn':
      return enough(share((cell) => isDate(cell) || mayBeDigitDate(cell) || dayWithoutYear(cell) !== null));
    case 'totalAmount':
    case 'paidAmount':
    case 'openAmount':
    case 'paymentAmount':
    case 'refundedAmount':
    case 'amount':
    case 'amountExcludingTax':
    case 'chargeAmount':
    case 'forecastRevenue':
    case 'forecastCharges':
    case 'forecastFixedCharges':
    case 'forecastVariableCharges':
      return enough(share(isAmount));
    case 'taxAmount':
      return enough(share((cell) => isAmount(cell) || isTaxRate(cell)));
    case 'month':
      return enough(share((cell) => readMonth(cell) !== null));
    case 'chargeNature':
      return enough(share((cell) => readChargeNature(cellText(cell)) !== null || natureOfLabel(cellText(cell)) !== null));
    case 'chargeAccount':
      return enough(share((cell) => /^6\d{1,9}$/.test(cellText(cell).replace(/\s/g, ''))));
    case 'supplierName':
      return share((cell) => /\p{L}/u.test(cellText(cell)) && !isDate(cell)) >= 0.5 ? 1 : 0.5;
    case 'disputed':
      return share((cell) => readYesNo(cellText(cell)) !== null) >= ENOUGH ? 1 : share(isDate) + share(isAmount) > 0.5 ? CONTRADICTED : 0.8;
    case 'paymentTerms':
      return share(isDate) >= ENOUGH ? CONTRADICTED : 1;
    case 'earlyPayment':
      return enough(share((cell) => parseEarlyPayment(cellText(cell)) !== null));
    case 'status': {
      // Days among statuses say when it was paid; days alone are a column of dates.
      const words = share((cell) => typeof cell !== 'object' && isSettlementText(cellText(cell)));
      return enough(words === 0 ? 0 : words + share((cell) => isDate(cell) || isDayAlone(cellText(cell))));
    }
    case 'documentType':
      return enough(share((cell) => readDocumentType(cellText(cell)) !== null));
    case 'paymentNature':
      return [
        share((cell) => readDocumentType(cellText(cell)) !== null),
        share((cell) => SETTLED.has(readStatus(cellText(cell)) ?? '')),
        // « Vir. 15/02/26 » says that it came, and when.
        share((cell) => /\d/.test(cellText(cell)) && isSettlementText(cellText(cell))),
        share(isAmount),
        share(isDate),
      ].some((contradicting) => contradicting >= ENOUGH)
        ? CONTRADICTED
        : 1;
    case 'customerName':
      return share((cell) => /\p{L}/u.test(cellText(cell)) && !isDate(cell)) >= 0.5 ? 1 : 0.5;
    case 'customerCode':
      return share((cell) => /\s/.test(cellText(cell))) > 0.5 ? 0.6 : 1;
    case 'customerKind':
      return enough(share((cell) => readCustomerKind(cellText(cell)) !== ''));
    case 'contactName':
    case 'segment':
      return share((cell) => cellText(cell).includes('@') || isDate(cell) || isAmount(cell)) >= ENOUGH ? CONTRADICTED : 1;
    case 'siren':
    case 'siret':
      return enough(share((cell) => /^(?:\d{9}|\d{14})$/.test(cellText(cell).replace(/\s/g, ''))));
    case 'iban':
      return enough(share((cell) => /^[A-Z]{2}\d{2}[0-9A-Z]*$/i.test(cellText(cell).replace(/[\s.-]/g, ''))));
    case 'language':
      return enough(share((cell) => readLanguage(cellText(cell)) !== ''));
    case 'insolvencyOn':
      return enough(share((cell) => isDate(cell) || mayBeDigitDate(cell)));
    case 'vatNumber':
      return enough(share((cell) => /^[A-Z]{2}[0-9A-Z]{2,13}$/i.test(cellText(cell).replace(/[\s.-]/g, ''))));
    case 'email':
      return enough(share((cell) => cellText(cell).includes('@')));
    case 'country':
    case 'city':
      return enough(share((cell) => /^\P{N}*\p{L}\P{N}*$/u.test(cellText(cell))));
    case 'postalCode':
      return enough(share((cell) => /\d/.test(cellText(cell))));
    case 'currency':
      return enough(share((cell) => /^(?:[a-z]{3}|€|euros?)$/.test(plainWords(cellText(cell)) || cellText(cell).trim())));
    case 'exchangeRate':
      return enough(share((cell) => parseRate(cellText(cell)) !== null));
    default:
      return 1;
  }
}

function enough(share: number): number {
  return share >= ENOUGH ? share : CONTRADICTED;
}

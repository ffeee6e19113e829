import { type Cents, cents, negateCents } from '../money/cents.ts';
import { readDecimal } from '../money/read-decimal.ts';
import type { XmlElement } from '../xml/read-xml.ts';
import { joinTexts } from './join-texts.ts';

/** What one transaction of an entry says of its parties and of its purpose. */
export interface CamtDetails {
  readonly label: string;
  readonly counterparty: string;
  readonly reference: string;
  readonly bankReference: string;
}

/** The scheme's word for « no reference was given ». */
const NOT_PROVIDED = 'NOTPROVIDED';

/** `paid`: the money went from the debtor to this account (true), or from this account to the creditor. */
export function readDetails(transaction: XmlElement, paid: boolean): CamtDetails {
  const parties = transaction.child('RltdPties');
  const remittance = transaction.all('RmtInf');
  const references = transaction.child('Refs');
  const endToEnd = references?.textAt('EndToEndId') ?? '';
  const structured = remittance.flatMap((part) => part.children('Strd'));
  const counterparty = joinTexts([nameOf(parties, paid ? 'Dbtr' : 'Cdtr'), nameOf(parties, paid ? 'UltmtDbtr' : 'UltmtCdtr')], ' / ');
  return {
    label: joinTexts([
      counterparty,
      ...remittance.flatMap((part) => part.children('Ustrd').map(({ text }) => text)),
      ...structured.flatMap((part) => part.children('AddtlRmtInf').map(({ text }) => text)),
      transaction.textAt('AddtlTxInf'),
      transaction.textAt('RtrInf', 'AddtlInf'),
    ]),
    counterparty,
    reference: joinTexts([
      ...structured.flatMap((part) => part.all('RfrdDocInf', 'Nb').map(({ text }) => text)),
      ...structured.flatMap((part) => part.all('CdtrRefInf', 'Ref').map(({ text }) => text)),
      endToEnd === NOT_PROVIDED ? '' : endToEnd,
    ]),
    bankReference: joinTexts([references?.textAt('AcctSvcrRef') || references?.textAt('TxId')]),
  };
}

/** Version 08 puts a party's name one level deeper (`Pty`), beside agents. */
function nameOf(parties: XmlElement | undefined, role: string): string {
  return parties?.textAt(role, 'Nm') || parties?.textAt(role, 'Pty', 'Nm') || '';
}

/** The parts of an entry or transaction that state its amount once more, in the order in which they say what was paid in euros. */
const OTHER_AMOUNTS = ['CntrValAmt', 'TxAmt', 'InstdAmt', 'AnncdPstngAmt'];

/**
 * What an entry or a transaction says that its amount is in another currency (`AmtDtls`: counter value, transaction, instruction), with
 * the sign of `amountCents`; undefined where it does not say.
 */
export function amountIn(currency: string, elements: readonly XmlElement[], amountCents: Cents): Cents | undefined {
  for (const element of elements) {
    for (const name of OTHER_AMOUNTS) {
      const amount = element.child('AmtDtls', name, 'Amt');
      if (amount === undefined || amount.attribute('Ccy').toUpperCase() !== currency) continue;
      const reading = readDecimal(amount.text);
      if ('cents' in reading && reading.cents > 0) return amountCents < 0 ? negateCents(reading.cents) : reading.cents;
    }
  }
  return undefined;
}

/**
 * The amount of each transaction of a batch, when all state one in the entry's currency and they add up to the entry exactly;
 * null otherwise, and for an entry of one transaction, whose amount is the entry's.
 */
export function splitBatch(transactions: readonly XmlElement[], entryCents: Cents, currency: string): Cents[] | null {
  if (transactions.length < 2) return null;
  const amounts: Cents[] = [];
  let sum = 0;
  for (const transaction of transactions) {
    const amount = transaction.child('Amt') ?? transaction.child('AmtDtls', 'TxAmt', 'Amt');
    if (amount === undefined || (amount.attribute('Ccy').toUpperCase() || currency) !== currency) return null;
    const reading = readDecimal(amount.text);
    if ('problem' in reading) return null;
    const indicator = transaction.textAt('CdtDbtInd');
    const negative = indicator === '' ? entryCents < 0 : indicator === 'DBIT';
    const own = negative ? negateCents(reading.cents) : reading.cents;
    amounts.push(own);
    sum += own;
  }
  return Number.isSafeInteger(sum) && cents(sum) === entryCents ? amounts : null;
}

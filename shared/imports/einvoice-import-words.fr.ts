import type { EInvoice } from '../einvoices/einvoice.ts';
import { formatEuros } from '../money/format-money.ts';
import type { ImportProblem, ImportQuestion } from './imports.contract.ts';

/** How each form of electronic invoice is named to a person. */
export const EINVOICE_FORMAT_NAMES = {
  pdf: 'facture électronique (Factur-X, XML dans le PDF)',
  cii: 'facture électronique (XML CII)',
  ubl: 'facture électronique (XML UBL)',
} as const;

/** Neither party is the company by its SIREN, VAT number or name. */
export function sideQuestion({ number, seller, buyer }: EInvoice): ImportQuestion {
  return {
    code: 'einvoiceSide',
    message: `La facture ${number} va de « ${seller.name} » à « ${buyer.name} », et ni l’un ni l’autre n’a le SIREN, le n° de TVA ou le nom de votre société. Lequel des deux est-ce ? (Le SIREN dans la fiche de la société évite cette question.)`,
    choices: [
      { value: 'seller', label: `${seller.name}, qui vend : c’est une facture de vente` },
      { value: 'buyer', label: `${buyer.name}, qui achète : c’est une facture de fournisseur` },
    ],
  };
}

/** The company is the buyer: nothing to collect, perhaps a charge. */
export function supplierInvoiceQuestion({ number, seller, totalCents }: EInvoice): ImportQuestion {
  return {
    code: 'supplierInvoice',
    message: `La facture ${number} de « ${seller.name} », de ${formatEuros(totalCents)}, est celle d’un fournisseur : votre société l’a reçue, il n’y a rien à encaisser. Faut-il la compter dans les charges ?`,
    choices: [
      { value: 'fixed', label: 'oui, comme charge fixe' },
      { value: 'variable', label: 'oui, comme charge variable' },
      { value: 'none', label: 'non, ne pas l’importer' },
    ],
  };
}

/** What a charge made of a supplier's invoice is called. */
export function supplierChargeLabel({ number, seller }: EInvoice): string {
  return `${seller.name}, facture ${number}`.slice(0, 200);
}

/** The user does not want a supplier's invoice among the charges. */
export function supplierInvoiceRemark({ number, seller }: EInvoice): ImportProblem {
  const message = `Facture du fournisseur « ${seller.name} », que votre société a reçue : il n’y a rien à encaisser, elle n’est pas importée.`;
  return { severity: 'remark', row: 1, column: '', code: 'EINVOICE_OF_SUPPLIER', message, value: number };
}

import type { CompanyProfile, WaysToPay } from './companies.contract.ts';

/** What letters offer until the user says otherwise: a transfer, as far as there is an IBAN, or a cheque. */
export const USUAL_WAYS_TO_PAY: WaysToPay = {
  payByTransfer: true,
  payByCheque: true,
  chequeOrder: '',
  cardLink: '',
  payByDirectDebit: false,
  transferCode: true,
};

/** The ways to pay that a letter of this company can show. */
export function offeredWays(profile: Pick<CompanyProfile, 'iban' | keyof WaysToPay>) {
  const { payByTransfer, payByCheque, cardLink, payByDirectDebit, transferCode } = { ...USUAL_WAYS_TO_PAY, ...profile };
  const transfer = payByTransfer === true && profile.iban.trim() !== '';
  return {
    transfer,
    /** The QR code of the transfer. */
    transferCode: transfer && transferCode === true,
    cheque: payByCheque === true,
    card: (cardLink ?? '').trim() !== '',
    directDebit: payByDirectDebit === true,
  };
}

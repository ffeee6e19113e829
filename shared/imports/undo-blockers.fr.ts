/** Later work that stands on an import, so that undoing it would lose it or leave it hanging. */
export type UndoBlocker =
  | 'invoiceAllocated'
  | 'paymentAllocated'
  | 'paymentChanged'
  | 'matchedByImport'
  | 'replacedByImport'
  | 'returnedByImport'
  | 'carriedByImport'
  | 'paymentInSchedule'
  | 'invoiceCancelled'
  | 'invoiceInLetter'
  | 'invoiceInSchedule'
  | 'invoiceReminded'
  | 'invoiceDisputed'
  | 'invoicePromised'
  | 'lateFeesWaived'
  | 'invoiceInLegalCase'
  | 'invoiceHandedOver'
  | 'invoiceInterrupted'
  | 'invoiceAttached'
  | 'invoiceChanged'
  | 'invoiceOverAllocated'
  | 'disputeChanged'
  | 'customerChanged'
  | 'forecastChanged'
  | 'customerUsed';

/** What undoing an import would take with it, that a person had said of what it brought. */
export function undoLosses({ hasTypedVat, answeredClaims }: { hasTypedVat: boolean; answeredClaims: number }): string[] {
  const claims = answeredClaims === 1 ? 'une de ses factures' : `${answeredClaims} de ses factures`;
  return [
    ...(hasTypedVat ? ['La TVA que vous avez saisie pour ses factures sera oubliée.'] : []),
    ...(answeredClaims > 0 ? [`Ce que vous avez répondu dans Contentieux sur ${claims} sera oublié.`] : []),
  ];
}

/** Why an import cannot be undone; `subject` is an invoice's number, a customer's name or a file's. */
export function undoBlockerReason(blocker: UndoBlocker, subject: string): string {
  switch (blocker) {
    case 'invoiceAllocated':
      return `la facture ${subject} a reçu depuis un règlement ou un avoir ; retirez d’abord l’affectation du règlement dans la fiche du client, onglet Règlements`;
    case 'paymentAllocated':
      return `un règlement de ${subject} a été affecté depuis ; retirez d’abord l’affectation du règlement dans la fiche du client, onglet Règlements`;
    case 'paymentChanged':
      return `un règlement de ${subject} a été modifié depuis`;
    case 'matchedByImport':
      return `l’import de « ${subject} » a depuis affecté des règlements de ce fichier ; annulez d’abord cet import`;
    case 'replacedByImport':
      return `l’import de « ${subject} », d’un exercice plus ancien, a remplacé ses soldes d’ouverture ; annulez d’abord cet import`;
    case 'returnedByImport':
      return `la banque a repris depuis l’un de ses règlements, d’après « ${subject} » ; annulez d’abord cet import, ou remettez ce rejet à traiter dans « À rapprocher »`;
    case 'carriedByImport':
      return `les soldes d’ouverture de « ${subject} », importé depuis, reposent sur ses factures ; annulez d’abord cet import`;
    case 'paymentInSchedule':
      return `un règlement de ${subject} compte dans un échéancier ; retirez d’abord l’affectation du règlement dans la fiche du client, onglet Règlements`;
    case 'invoiceCancelled':
      return `la facture ${subject} a été annulée depuis`;
    case 'invoiceInLetter':
      return `la facture ${subject} figure dans un courrier`;
    case 'invoiceInSchedule':
      return `la facture ${subject} est dans un échéancier`;
    case 'invoiceReminded':
      return `la facture ${subject} a été relancée`;
    case 'invoiceDisputed':
      return `un litige a été ouvert sur la facture ${subject}`;
    case 'invoicePromised':
      return `une promesse porte sur la facture ${subject}`;
    case 'lateFeesWaived':
      return `vous avez renoncé aux pénalités ou à l’indemnité de la facture ${subject}`;
    case 'invoiceHandedOver':
      return `la facture ${subject} a été remise ou cédée`;
    case 'invoiceInLegalCase':
      return `la facture ${subject} est dans un dossier contentieux`;
    case 'invoiceInterrupted':
      return `une interruption de prescription est notée sur la facture ${subject}`;
    case 'invoiceAttached':
      return `une pièce est jointe à la facture ${subject}`;
    case 'invoiceChanged':
      return `la facture ${subject} a été modifiée depuis, par un autre import ou à la main`;
    case 'invoiceOverAllocated':
      return `la facture ${subject} a reçu depuis plus que son ancien montant`;
    case 'disputeChanged':
      return `le litige de la facture ${subject} a été modifié depuis`;
    case 'customerChanged':
      return `la fiche du client ${subject} a été modifiée depuis`;
    case 'forecastChanged':
      return `la prévision de ${subject} a été modifiée depuis`;
    case 'customerUsed':
      return `le client ${subject} a depuis d’autres factures, règlements ou courriers`;
  }
}

import type { ImportField } from './import-fields.contract.ts';

/**
 * What a title can mean: a field; something whose field depends on the kind of file (`date` is an issue date among invoices, a payment
 * date among payments); or something that no field takes, but that tells kinds of files apart.
 */
export type ColumnMeaning =
  | ImportField
  | 'date'
  | 'amount'
  | 'number'
  | 'reference'
  | 'debit'
  | 'credit'
  | 'bankLabel'
  | 'bankDate'
  | 'accountingEntry'
  | 'supplier'
  | 'quote'
  | 'cancelledOn'
  | 'line'
  | 'agedBucket'
  | 'payout'
  | 'settledInvoice'
  | 'other';

/**
 * Titles met in exports, French and English, by meaning; a title may have several, told apart by its values and its neighbours. `?` marks
 * one that a clearer title of the file is preferred to; `??` one that counts only when its better meaning is taken.
 */
export const TITLES: Readonly<Record<Exclude<ColumnMeaning, 'ignored'>, string>> = {
  invoiceNumber:
    'numéro de facture|facture|factures|code facture|référence facture|réf facture|facture id?|id facture?|numéro document|numéro avoir|numéro facture client|numéro de la facture|référence de la facture|facture avoir|facture client|facture réglée|factures réglées|facture payée|factures payées|factures concernées|factures lettrées|factures soldées|facture liée|facture concernée|invoice number|invoice|invoice id?|invoice reference|invoice ref|document number|doc number|bill number|number of invoice?',
  customerCode:
    'code client|numéro client|client id|id client|référence client|réf client|customer id|customer number|customer code|customer ref|code tiers|compte client|compte tiers|code?|compte auxiliaire|numéro de compte client|client code|customer account|account code|numéro tiers|id société|company id|client??|customer??|tiers??',
  customerName:
    'client|nom client|client nom|nom du client|raison sociale|raison sociale client|nom ou raison sociale|dénomination|customer|customer name|client name|nom du tiers|intitulé tiers|intitulé du tiers|tiers|partenaire|nom affichage partenaire de la facture|débiteur|debtor|company name|bill to|billed to|billing name|billing company|organisation|destinataire|acheteur|payeur?|payer?|intitulé client|nom complet|société client|client facturé|account name|nom société|nom tiers|client final|nom?|name?|société?|company?|entreprise?|partner?|nom et prénom?|intitulé du compte?',
  issuedOn:
    'date création??|date de création??|date d’envoi??|date envoi??|date saisie??|date de saisie??|created at??|date facture|date de la facture|date facturation|date de facturation|date émission|date d’émission|date émission facture|invoice date|issue date|issued on|issued|date issued|date pièce|date de la pièce|date document|date du document|document date|facturée le|émise le|billing date|date invoice|date de vente|invoiced on',
  dueOn:
    'échue le|échu le|exigible le|due?|à échéance le|date échéance prévue|échéance|date échéance|date d’échéance|date échéance facture|due date|due on|date due|date limite de règlement|date limite règlement|date limite de paiement|date limite reglmt|à payer avant|à payer le|à régler avant|à régler le|payable le|payment due date|date d’exigibilité|next payment due at|next payment due|échéance facture|échéance de paiement|échéance le|invoice due date|maturity|maturity date',
  paymentTerms:
    'échéance??|conditions de paiement|conditions de règlement|condition paiement|condition règlement|délai de paiement|délai de règlement|délai?|payment terms|terms|modalités de paiement|modalités de règlement|payment terms name|net terms|délai paiement jours|délai règlement jours|terms of payment|terme de paiement',
  totalAmount:
    'montant ttc|total ttc|ttc|montant total ttc|net à payer?|montant net à payer?|montant facture|montant de la facture|montant facturé?|montant facture ttc|invoice amount|total amount|invoice total|total invoice amount|total incl vat|total incl tax|total including tax|total including vat|amount incl vat|amount incl tax|amount including vat|amount including tax|total amount incl vat|total amount incl tax|gross amount|montant total|total facture|grand total|total signé devises|total signé|montant signé|montant toutes taxes comprises|toutes taxes comprises|prix ttc|total toutes taxes|montant document|montant initial|original amount|montant brut ttc|amount incl|total ttc facture|montant t t c|net à payer ttc',
  paidAmount:
    'acompte?|acompte versé|acomptes versés|acompte ttc?|arrhes?|acompte reçu|montant payé|montant réglé|payé|réglé|amount paid|paid amount|paid|montant encaissé|encaissé|déjà payé|déjà réglé|montant déjà réglé|montant déjà payé|total payé|total réglé|montant perçu|received amount|amount received|total paid|montant acquitté|règlements|paiements',
  openAmount:
    'montant à payer|montant à régler|montant à encaisser|montant non payé|montant non réglé|non payé?|non réglé?|total à payer?|montant restant ttc|due?|montant restant à payer|montant restant à régler|reste à percevoir|net restant dû|reste à payer|reste dû|reste à régler|reste à encaisser|reste ttc|reste?|rest?|solde dû|montant dû|montant dû ttc|montant dû signé|montant restant|montant restant dû|restant dû|amount due|balance due|open amount|open balance|outstanding?|outstanding amount|outstanding balance|remaining|remaining amount|amount open|amount outstanding|solde restant|montant impayé|à régler|à payer|à encaisser|dû?|encours?|solde ttc|balance?|solde?|residual amount|amount residual|unpaid amount',
  settledOn: 'date règlement facture|soldée le|settled date|settled on|settlement date|date soldée|date de solde|cleared on|clearing date',
  paymentDate:
    'réglé?|réglée?|payé?|payée?|règlement?|paiement?|encaissement?|encaissé?|soldé?|soldée?|acquitté?|acquittée?|date paiement|date de paiement|date du paiement|date règlement|date de règlement|date du règlement|date encaissement|date d’encaissement|date versement|date de versement|payment date|paid on|paid at|paid date|date paid|date payment|réglé le|réglée le|payé le|payée le|encaissé le|encaissée le|reçu le|date réception|date de réception|date dernier paiement|date dernier règlement|date paiement facture|paid at utc|received on|date received|date virement',
  paymentAmount:
    'montant règlement|montant du règlement|montant paiement|montant du paiement|payment amount|amount payment|montant versé|montant encaissement|montant de l’encaissement|versement|montant reçu|montant versement|montant virement',
  refundedAmount: 'amount refunded|refunded amount|montant remboursé|remboursé',
  paymentNature:
    'nature?|mode?|mode de règlement|mode règlement|mode de paiement|mode paiement|moyen de paiement|moyen paiement|moyen de règlement|type de règlement|type règlement|type de paiement|payment method|payment mode|payment type|method|nature règlement|nature du règlement|nature paiement|nature du paiement|règlement par|mode versement|type?',
  paymentReference:
    'paiement id|id paiement|numéro paiement|numéro de paiement|numéro règlement|numéro de règlement|id règlement|payment id|payment number|payment reference|payment ref|référence paiement|référence règlement|réf règlement|réf paiement|id transaction|transaction id|numéro transaction|numéro chèque|numéro de chèque|numéro encaissement',
  disputed:
    'litige|en litige|litiges|disputed|dispute|in dispute|contesté|contestée|contestation|litigieux|facture en litige|facture litigieuse|motif litige',
  documentType:
    'type d’opération?|type de transaction?|transaction type?|type transaction?|type?|type de pièce|type pièce|type document|type de document|type facture|type de facture|document type|doc type|invoice type|nature pièce|nature de pièce|nature de la pièce|nature document|nature?|facture ou avoir',
  status:
    'pourcentage réglé|pourcentage payé|taux de règlement?|date de règlement?|date règlement?|date du règlement?|date de paiement?|date paiement?|date du paiement?|date encaissement?|date d’encaissement?|réglé le?|réglée le?|payé le?|payée le?|encaissé le?|règlement?|suivi?|avancement|encaissement?|encaissé?|statut|status|état|état facture|état de la facture|statut facture|statut de la facture|invoice status|statut paiement|statut du paiement|payment status|situation|état règlement|état du règlement|statut règlement|financial status|payé|réglé|payée|réglée|acquittée|soldée|paid|settled?|invoice paid|annulé?|annulée?|cancelled|observation?|observations?|remarque?|remarques?|commentaire?|commentaires?|note?|notes?|infos??|divers??|relance?|relances?',
  currency: 'devise|currency|monnaie|currency code|code devise|devise facture',
  exchangeRate:
    'taux de change|taux change|cours|cours de change|cours devise|cours de la devise|taux devise|taux de la devise|taux de conversion|exchange rate|currency rate|conversion rate|fx rate|rate of exchange|invoice currency rate',
  siren: 'siren destinataire|siren|siren client|numéro siren|siren siret|siren du client',
  siret:
    'siret destinataire|siret du destinataire|siret acheteur|siret|siret client|numéro siret|siret société|siret du client|siret établissement|siret de l’établissement',
  vatNumber:
    'tva intracommunautaire|numéro tva|numéro de tva|tva intra|numéro de tva intracommunautaire|numéro tva intracommunautaire|vat number|vat id|vat intra|tax id|vat registration number',
  iban: 'iban|iban client|iban du client|numéro iban|iban tiers|compte iban|code iban|iban number',
  language: 'langue|langue client|langue du client|langue de correspondance|language|customer language|preferred language|lang',
  email:
    'email|mail|e mail|courriel|adresse email|adresse mail|adresse e mail|email client|e mail client|customer email|client email|email address|billing email|adresse électronique|email société|primary email',
  phone:
    'téléphone|tél|tel|phone|mobile?|portable?|téléphone client|tél client|numéro téléphone|numéro de téléphone|phone number|billing phone|téléphone société|téléphone fixe|telephone number',
  contactName:
    'interlocuteur|contact?|nom contact|nom du contact|contact principal|contact client|contact name|personne à contacter|à l’attention de|responsable?|correspondant?',
  customerKind:
    'professionnel ou particulier|particulier ou professionnel|type client?|type de client?|nature client?|customer type?|b2b b2c|type tiers?|type de tiers?|particulier?|statut juridique??|type??|nature??',
  insolvencyOn:
    'procédure collective|procédure collective date|procédure collective depuis|date procédure collective|date de la procédure collective|jugement d’ouverture|date du jugement d’ouverture|date jugement?|date du jugement?',
  reminderPlan: 'plan de relance|plan relance|scénario de relance|scénario relance|dunning plan|reminder plan',
  earlyPayment:
    'escompte?|conditions d’escompte|condition d’escompte|escompte pour paiement rapide|escompte pour paiement anticipé|escompte client|early payment discount|early payment terms|cash discount terms',
  creditLimit:
    'limite d’encours|plafond d’encours|encours autorisé|encours maximum|encours maximal|encours max|limite de crédit|plafond de crédit|crédit autorisé|crédit maximum|credit limit',
  segment:
    'segment|segmentation|segment client|catégorie client|catégorie de client|catégorie tiers|catégorie?|famille client|famille de client|famille clients|famille tiers|famille?|groupe?|groupe client|groupe de clients|groupe tiers|typologie?|customer group|customer segment|customer category|client group',
  addressLine1:
    'adresse|adresse 1|adresse ligne 1|rue|address|address 1|address line 1|street|billing address|billing address1|billing street|adresse facturation|adresse de facturation|adresse partie 1|voie|adresse client|adresse rue|adresse du client|adresse postale',
  addressLine2:
    'adresse 2|complément adresse|complément d’adresse|adresse ligne 2|address 2|address line 2|billing address2|complément|adresse partie 2|adresse suite',
  addressLine3:
    'troisième ligne|adresse 3|adresse ligne 3|address 3|address line 3|complément adresse 2|deuxième complément|adresse partie 3',
  postalCode: 'code postal|cp|postal code|zip|zip code|postcode|billing zip|code postal client|postal',
  city: 'ville|city|town|commune|localité|billing city|ville client',
  country: 'pays|country|billing country|code pays|pays client|pays du client|country code|nom pays',
  label:
    'objet|intitulé|intitulé du reçu|description|titre|titre de la dépense|titre de la dépense si dépense associée|désignation|libellé facture|libellé de la facture|subject|objet facture|objet de la facture|mémo|memo|note??|commentaire??|commentaires??|notes??',

  date: 'date|jour|le',
  amount: 'montant|amount|somme|total|montant eur|mt|mnt|somme due?|créance?|créances?|montant créance?|prix?',
  number: 'numéro|num|pièce|numéro de pièce|numéro pièce|numéro de la pièce|document|code pièce',
  reference: 'référence|réf|reference|ref|référence pièce|réf pièce|référence document|id|identifiant',

  amountExcludingTax:
    'montant ht|total ht|ht|montant hors taxes|total hors taxes|hors taxes|hors taxe|net amount|subtotal|sub total|sous total|amount excl tax|amount excl vat|total excl tax|total excl vat|amount excluding tax|amount excluding vat|untaxed amount|montant ht signé|untaxed amount signed|untaxed amount signed currency|montant net ht|base ht|total net ht|prix ht|montant h t|net ht|revenue|ca ht|net sales',
  taxAmount:
    'tva|montant tva|total tva|montant de la tva|tax|vat|tax amount|vat amount|taxe|taxes|montant taxe|taux tva?|taux de tva?|vat rate?|tax rate?|tax percent?|total tax|total vat',
  chargeDate:
    'date reçu|date du reçu|date du justificatif|date du ticket|date note de frais|date dépense|date de la dépense|date charge|date de la charge|date achat|date d’achat|expense date|date des frais',
  chargeAmount:
    'montant charge|montant de la charge|montant dépense|montant de la dépense|montant achat|coût|expense amount|montant des frais|charge ttc|dépense ttc|charge?|dépense?|charges?|dépenses?',
  chargeNature:
    'nature?|type?|type de charge|type charge|nature charge|nature de la charge|nature de charge|fixe variable|fixe ou variable|catégorie|catégorie de charge|catégorie dépense|catégorie de dépense|poste|poste de charge|poste de dépense|type dépense|type de dépense|expense type|expense category|category|famille|rubrique',
  chargeAccount:
    'compte de charge|compte charge|compte comptable|code comptable|numéro compte comptable|code comptable du type de la dépense|compte?|numéro de compte?|compte général?|expense account|compte de dépense',
  supplierName:
    'marchand|enseigne|commerçant|merchant|fournisseur|nom fournisseur|nom du fournisseur|supplier|supplier name|vendor|vendor name|bénéficiaire|prestataire',
  month: 'mois|month|période|period|mois année|mois prévision',
  forecastRevenue:
    'ca prévisionnel|prévision|prévisions|budget|prévisionnel|objectif|forecast|chiffre affaires prévu|prévu|chiffre d’affaires|chiffre affaires|ca|ca ttc|ca ht|revenus|revenu|recettes|recette|ventes|vente|produits|revenue|sales|turnover|encaissements|chiffre d’affaires prévisionnel|ca prévu|prévision ca|prévision de ca|objectif ca|budget ca|ventes prévues|recettes prévues|revenue forecast|chiffre affaires ttc|chiffre affaires ht|ventes ttc|ventes ht|recettes ttc|recettes ht|ca prévisionnel ttc|ca prévisionnel ht',
  forecastCharges:
    'charges|dépenses|charge|dépense|décaissements|total charges|charges prévues|charges prévisionnelles|dépenses prévues|expenses|costs|budget charges|prévision charges|prévision de charges|total des charges|charges ttc|charges ht|dépenses ttc|dépenses ht',
  forecastFixedCharges:
    'charges fixes|frais fixes|charges fixes prévues|charges fixes prévisionnelles|fixed charges|fixed costs|coûts fixes|dépenses fixes|charges fixes ttc|charges fixes ht',
  forecastVariableCharges:
    'charges variables|frais variables|charges variables prévues|charges variables prévisionnelles|variable charges|variable costs|coûts variables|dépenses variables|charges variables ttc|charges variables ht',
  debit: 'débit|montant débit|mouvement débit|débit euros|debit amount|débits',
  credit: 'crédit|montant crédit|mouvement crédit|crédit euros|credit amount|crédits',
  bankLabel:
    'libellé|libellé opération|libellé simplifié|libellé de l’opération|détail de l’écriture|détail écriture|libellé interbancaire|libellé court|nature de l’opération|label|nom de la contrepartie|counterparty name|type opération|type de transaction|partner name|transaction type|nature opération|solde?|balance?|running balance|solde bancaire|solde progressif',
  bankDate:
    'date valeur|date de valeur|value date|date opération|date de l’opération|date op|date val|booking date|date comptabilisation|date de comptabilisation|settlement date utc|completed date|started date',
  accountingEntry:
    'journal|code journal|journal code|journal lib|écriture num|écriture date|écriture lib|compte num|compte lib|comp aux num|comp aux lib|piece ref|piece date|écriture let|date let|valid date|numéro de compte|libellé de compte|compte|compte général|lettrage|lettr|c j|sens',
  supplier:
    'code fournisseur|compte fournisseur|compte de tiers du fournisseur|numéro dépense|numéro de la dépense|facture fournisseur|numéro facture fournisseur',
  settledInvoice: 'facture réglée|factures réglées|facture payée|factures payées|factures concernées|factures lettrées|factures soldées',
  quote:
    'devis|numéro devis|numéro de devis|numéro du devis|devis numéro|commande|numéro commande|numéro de commande|order number|order|quote number|quote|estimate number|bon de commande|date devis|date commande|date de commande',
  cancelledOn: 'cancelled at|canceled at|voided at|voided on|cancelled on|date annulation|date d’annulation|annulée le|annulé le',
  line: 'article|produit|quantité|qté|quantity|prix unitaire|unit price|item name|item desc|item price|item total|lineitem name|lineitem quantity|lineitem price|line id|id ligne|numéro ligne|ligne|description ligne|libellé article|référence article|référence produit|total line|line total|line description|product|product name|taux tva ligne|lignes de facture produit id|lignes de facture produit nom|lignes de facture quantité|lignes de facture libellé',
  payout: 'arrival date|payout id|automatic payout id|date arrivée du virement|destination last 4',
  agedBucket:
    'non échu|0 30|1 30|31 60|61 90|91 120|90 et plus|plus de 90|plus 90|0 30j|1 30j|31 60j|61 90j|90j|0 30 j|31 60 j|61 90 j|90 j|not due|0 30 days|1 30 days|31 60 days|61 90 days|over 90|over 90 days|moins de 30 jours|plus de 90 jours',
  other:
    'taux|remise|discount|jours de retard|retard|days late|days past due|days to settle|nb jours|date livraison|date de livraison|delivery date|date relance|dernière relance|expected payment date|date saisie|date de saisie|date ajout|date création|date de création|created at|created|période|period start|period end|vendeur|commercial|projet|catégorie|bic|banque|exchange rate|taux de change|paperless date|paperless bill|shipping|numéro commande client|nombre de factures|acompte|frais|fee',
};

/** The column that a file lacks when its customers stand above their rows. */
export const GROUP_TITLE = '(titre de chaque groupe)';

/** The column of the dates that a file writes after its invoices' numbers, « F1 du 15/01/2026 ». */
export function dateBesideNumber(title: string): string {
  return `(date dans « ${title} »)`;
}

/** The fields as the screens and sentences call them. */
export const FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  invoiceNumber: 'numéro de facture',
  customerCode: 'code client',
  customerName: 'client',
  issuedOn: 'date de facture',
  dueOn: 'date d’échéance',
  paymentTerms: 'conditions de paiement',
  totalAmount: 'montant TTC',
  paidAmount: 'montant réglé',
  openAmount: 'reste dû',
  settledOn: 'date de règlement',
  disputed: 'litige',
  documentType: 'type de pièce',
  paymentDate: 'date du règlement',
  paymentAmount: 'montant du règlement',
  refundedAmount: 'montant remboursé',
  paymentNature: 'nature du règlement',
  paymentReference: 'référence du règlement',
  status: 'statut',
  amountExcludingTax: 'montant HT',
  taxAmount: 'montant de TVA',
  currency: 'devise',
  exchangeRate: 'taux de change',
  siren: 'SIREN ou SIRET',
  siret: 'SIRET',
  iban: 'IBAN',
  language: 'langue',
  insolvencyOn: 'date de la procédure collective',
  reminderPlan: 'plan de relance',
  earlyPayment: 'conditions d’escompte',
  vatNumber: 'numéro de TVA',
  email: 'adresse électronique',
  phone: 'téléphone',
  contactName: 'interlocuteur',
  customerKind: 'professionnel, administration ou particulier',
  creditLimit: 'limite d’encours',
  segment: 'segment (groupe de clients)',
  addressLine1: 'adresse',
  addressLine2: 'complément d’adresse',
  addressLine3: 'troisième ligne d’adresse',
  postalCode: 'code postal',
  city: 'ville',
  country: 'pays',
  label: 'objet',
  chargeDate: 'date de la charge',
  chargeAmount: 'montant de la charge',
  chargeNature: 'nature ou catégorie de la charge',
  chargeAccount: 'compte de charge',
  supplierName: 'fournisseur',
  month: 'mois',
  forecastRevenue: 'chiffre d’affaires prévu',
  forecastCharges: 'charges prévues',
  forecastFixedCharges: 'charges fixes prévues',
  forecastVariableCharges: 'charges variables prévues',
  ignored: 'ignorée',
};

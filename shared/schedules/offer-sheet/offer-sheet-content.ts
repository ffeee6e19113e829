/** The texts of the page that compares the ways to settle a debt, ready to be set. */
export interface OfferSheetContent {
  documentTitle: string;
  author: string;
  company: string;
  title: string;
  /** Whom the page is for, and of which day it is. */
  subtitle: string;
  debt: readonly { label: string; amount: string }[];
  offersTitle: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  conclusion: string;
  instalmentsTitle: string;
  instalmentColumns: readonly string[];
  instalments: readonly (readonly string[])[];
  total: readonly string[];
  explanation: string;
  footer: string;
}

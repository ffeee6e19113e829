import { createContext, type ReactNode, useContext } from 'react';
import type { CompanyColour } from '../../shared/companies/company-colour.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import type { YearMonth } from '../../shared/dates/year-month.ts';

/** The company that is open, with what every screen needs to know of it. */
export interface CurrentCompany {
  companyId: string;
  name: string;
  /** The host's day. Screens take today from here, never from the browser's clock. */
  today: LocalDate;
  invoiceCount: number;
  customerCount: number;
  /** First and last month with an invoice; null while there is none. */
  firstMonth: YearMonth | null;
  lastMonth: YearMonth | null;
  lastImportOn: LocalDate | null;
  /** A change of the books lies ahead of this computer's clock. */
  changedAheadOn: LocalDate | null;
  isSample: boolean;
  /** By which it is told from others. */
  colour: CompanyColour;
  /** Somebody chose that colour. */
  colourIsChosen: boolean;
  /** What tells it from the others of the same name; empty when there are none. */
  difference: string;
}

const CompanyContext = createContext<CurrentCompany | null>(null);

export function CompanyProvider({ company, children }: { company: CurrentCompany | null; children: ReactNode }) {
  return <CompanyContext value={company}>{children}</CompanyContext>;
}

/** The open company, or null on the screens that can be shown without one. */
export function useOptionalCompany(): CurrentCompany | null {
  return useContext(CompanyContext);
}

/** The open company; for screens that are only shown when there is one. */
export function useCompany(): CurrentCompany {
  const company = useContext(CompanyContext);
  if (!company) throw new Error('no company is open');
  return company;
}

import { createContext, type ReactNode, useContext } from 'react';

export interface CompanySwitch {
  /** Opens a company and shows an address in it (`#/relances?client=4`); without one, the screen shown if it has no customer or case of its own. */
  goToCompany: (companyId: string, href?: string) => void;
  /** The company being opened. */
  opening: string | null;
}

const CompanySwitchContext = createContext<CompanySwitch | null>(null);

export function CompanySwitchProvider({ value, children }: { value: CompanySwitch; children: ReactNode }) {
  return <CompanySwitchContext value={value}>{children}</CompanySwitchContext>;
}

/** The way to another company, from wherever it is named. */
export function useCompanySwitch(): CompanySwitch {
  const value = useContext(CompanySwitchContext);
  if (!value) throw new Error('useCompanySwitch outside the session');
  return value;
}

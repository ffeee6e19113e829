const KEY = 'quittance-last-company';

/** The company to open again at the next start, kept by the browser. Storage may be refused: then nothing is remembered. */
export const lastCompany = {
  read(): string | null {
    try {
      return window.localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  keep(companyId: string | null): void {
    try {
      if (companyId === null) window.localStorage.removeItem(KEY);
      else window.localStorage.setItem(KEY, companyId);
    } catch {
      // Not remembered.
    }
  },
};

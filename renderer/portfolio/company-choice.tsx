import type { SelectProps } from '@mantine/core';
import { nameApart } from '../../shared/companies/tell-apart.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { CompanyBadge } from '../ui/CompanyMark.tsx';
import classes from './Routine.module.css';

type Company = VerbOutput<'companies.recent'>[number];

/** The companies to choose among, by name; those that cannot be chosen say why. */
export function companyOptions(companies: readonly Company[]): { value: string; label: string; disabled: boolean }[] {
  return companies
    .map((company) => ({ company, reason: whyNot(company) }))
    .map(({ company, reason }) => ({
      value: company.companyId,
      label: reason === null ? nameApart(company) : `${nameApart(company)} — ${reason}`,
      disabled: reason !== null,
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'fr'));
}

/** Why nothing can be imported into it now. */
function whyNot({ present, openedBefore }: Company): string | null {
  if (!present) return 'dossier introuvable';
  return openedBefore ? null : 'à ouvrir d’abord une fois';
}

/** How a company to choose looks: initials on its colour before its whole name, in the list and once chosen. */
export function companyChoice(byId: ReadonlyMap<string, Company>, chosen: string | null): Partial<SelectProps> {
  const badge = (companyId: string) => {
    const company = byId.get(companyId);
    return company ? <CompanyBadge name={company.name} colour={company.colour} small /> : null;
  };
  const company = chosen === null ? undefined : byId.get(chosen);
  return {
    ...(company ? { leftSection: badge(company.companyId), leftSectionWidth: 32, title: nameApart(company) } : {}),
    comboboxProps: { width: 380, position: 'bottom-start' },
    renderOption: ({ option }) => (
      <span className={classes.company}>
        {badge(option.value)}
        {option.label}
      </span>
    ),
  };
}

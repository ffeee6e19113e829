import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { Scope } from '../../shared/dashboard/scope.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiQuery } from '../api/use-api-query.ts';

const WHOLE = 'tout';

/** Whose figures are shown: the whole company's, those of a segment's customers, or of one customer found by a few letters. */
export function ScopeControl({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { today } = useCompany();
  const customers = useApiQuery('customers.list', { asOf: today });
  const data = useMemo(() => {
    const list = customers.data ?? [];
    const segments = new Set(list.map((customer) => customer.segment).filter((segment) => segment !== ''));
    if (scope.segment !== undefined) segments.add(scope.segment);
    const twice = namesSharedBy(list.map((customer) => customer.name));
    return [
      { value: WHOLE, label: 'Toute l’entreprise' },
      ...(segments.size === 0
        ? []
        : [
            {
              group: 'Segments',
              items: [...segments].sort((a, b) => a.localeCompare(b, 'fr')).map((each) => ({ value: `s${each}`, label: each })),
            },
          ]),
      ...(list.length === 0
        ? []
        : [
            {
              group: 'Clients',
              items: list.map(({ id, name, code }) => ({
                value: `c${id}`,
                label: twice.has(name) && code !== '' ? `${name} (${code})` : name,
              })),
            },
          ]),
    ];
  }, [customers.data, scope.segment]);
  const value = scope.customerId !== undefined ? `c${scope.customerId}` : scope.segment !== undefined ? `s${scope.segment}` : WHOLE;
  return (
    <Select
      aria-label="Chiffres de"
      data={data}
      value={value}
      onChange={(chosen) => onChange(scopeOfChoice(chosen))}
      searchable
      limit={100}
      allowDeselect={false}
      checkIconPosition="right"
      nothingFoundMessage="Aucun client ni segment de ce nom"
      size="xs"
      w="clamp(176px, 14vw, 240px)"
    />
  );
}

function scopeOfChoice(chosen: string | null): Scope {
  if (chosen === null || chosen === WHOLE) return {};
  return chosen.startsWith('c') ? { customerId: Number(chosen.slice(1)) } : { segment: chosen.slice(1) };
}

function namesSharedBy(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return twice;
}

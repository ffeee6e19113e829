import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { VerbInput } from '../api/verbs.ts';

type NewCompany = VerbInput<'companies.create'>;

const FIELDS = ['name', 'siren', 'city'] as const;
type Field = (typeof FIELDS)[number];

const WORDS: Record<Field, { label: string; hint?: string; max: number }> = {
  name: { label: 'Nom de la société', max: 120 },
  siren: { label: 'SIREN (facultatif)', hint: 'Neuf chiffres ; il figurera sur vos courriers.', max: 20 },
  city: { label: 'Ville (facultatif)', max: 80 },
};

/** The few words that make a company; everything else its letters need is asked for in the settings. */
export function CreateCompanyForm({
  busy,
  onCreate,
  onGiveUp,
}: {
  busy: boolean;
  onCreate: (company: NewCompany) => void;
  onGiveUp: () => void;
}) {
  const [values, setValues] = useState<Record<Field, string>>({ name: '', siren: '', city: '' });
  const [checked, setChecked] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => nameField.current?.focus(), []);
  const nameIsMissing = values.name.trim() === '';

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (!nameIsMissing) onCreate(values);
      }}
    >
      <Stack gap="sm">
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            label={WORDS[field].label}
            description={WORDS[field].hint}
            maxLength={WORDS[field].max}
            value={values[field]}
            required={field === 'name'}
            ref={field === 'name' ? nameField : undefined}
            error={field === 'name' && checked && nameIsMissing ? 'Donnez un nom à la société.' : undefined}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setValues((current) => ({ ...current, [field]: text }));
            }}
          />
        ))}
        <Group gap="xs" justify="flex-end">
          <Button onClick={onGiveUp} disabled={busy}>
            Revenir
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            Créer la société
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

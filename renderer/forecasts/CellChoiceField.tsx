import { Radio, Stack } from '@mantine/core';
import type { CellChoice } from '../../shared/forecasts/forecasts.contract.ts';

/** Which months are filled. */
export function CellChoiceField({ value, onChange }: { value: CellChoice; onChange: (value: CellChoice) => void }) {
  return (
    <Radio.Group label="Remplir" value={value} onChange={(next) => onChange(next as CellChoice)}>
      <Stack gap={10} mt={8}>
        <Radio value="empty" label="les mois vides seulement" />
        <Radio value="all" label="tous les mois, en les remplaçant" />
      </Stack>
    </Radio.Group>
  );
}

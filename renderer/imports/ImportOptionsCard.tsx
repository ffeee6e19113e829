import { Stack } from '@mantine/core';
import { Card } from '../ui/Card.tsx';
import { InvoiceIdentityField } from './InvoiceIdentityField.tsx';
import { KeepFiles } from './KeepFiles.tsx';
import { MatchTolerance } from './MatchTolerance.tsx';

/** What holds for every import of the company. */
export function ImportOptionsCard() {
  return (
    <Card>
      <Stack gap={14} align="flex-start">
        <InvoiceIdentityField />
        <MatchTolerance />
        <KeepFiles />
      </Stack>
    </Card>
  );
}

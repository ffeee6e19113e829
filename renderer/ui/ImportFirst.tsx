import { Button } from '@mantine/core';
import { hrefTo } from './routing/addresses.ts';
import { EmptyState } from './ScreenState.tsx';

/** A screen of a company that has no invoice yet: what it will show, and the import that comes first. */
export function ImportFirst({ children }: { children: string }) {
  return (
    <EmptyState
      icon="imports"
      title="Aucune facture dans cette société"
      action={
        <Button component="a" href={hrefTo('imports', {})} variant="filled">
          Importer un fichier
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}

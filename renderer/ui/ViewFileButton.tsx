import { Button } from '@mantine/core';
import type { ApiClient } from '../../shared/api-contract.ts';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import { isViewableName } from '../../shared/customers/viewable-files.ts';
import { useApi } from '../api/api-context.tsx';
import { useOptionalCompany } from '../api/company-context.tsx';
import { notifyError } from './notify.tsx';

interface ViewFileButtonProps {
  name: string;
  size: 'compact-xs' | 'compact-sm';
  /** Has a copy of the file written. */
  write: (client: ApiClient, out: OutputFile, options: { company: string }) => Promise<unknown>;
}

/** Opens a kept file with the system's own program: only the kinds that are looked at, and only where the program can. Nothing is shown else. */
export function ViewFileButton({ name, size, write }: ViewFileButtonProps) {
  const { client, host } = useApi();
  const company = useOptionalCompany()?.companyId ?? '';
  if (!host.opensFiles || !isViewableName(name)) return null;
  const view = () => host.view(name, (out) => write(client, out, { company })).catch(notifyError);
  return (
    <Button size={size} aria-label={`Ouvrir ${name}`} onClick={() => void view()}>
      Ouvrir
    </Button>
  );
}

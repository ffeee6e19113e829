import { PageHeader } from '../ui/PageHeader.tsx';
export function ImportScreen(_: { droppedFile: File | null; onTaken: () => void }) {
  return <PageHeader title="Import" />;
}

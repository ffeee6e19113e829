import { PageHeader } from '../ui/PageHeader.tsx';
export function DashboardScreen() {
  return <PageHeader title="Pilotage" />;
}

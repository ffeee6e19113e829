import { PageHeader } from '../ui/PageHeader.tsx';
export function ForecastsPage() {
  return <PageHeader title="Prévisions" />;
}

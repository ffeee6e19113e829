import { Button, Radio, Stack, useMantineColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useCompany } from '../api/company-context.tsx';
import { useCompanySwitch } from '../api/company-switch.tsx';
import { useApiQuery } from '../api/use-api-query.ts';
import { BackupsPanel } from '../backups/BackupsPanel.tsx';
import { ColourCard } from '../companies/ColourCard.tsx';
import { ProfileForm } from '../companies/ProfileForm.tsx';
import { ThresholdsForm } from '../dashboard/ThresholdsForm.tsx';
import { ExportDialog } from '../exports/ExportDialog.tsx';
import { ImportOptionsCard } from '../imports/ImportOptionsCard.tsx';
import { RatesTable } from '../late-fees/RatesTable.tsx';
import { TemplatesSettings } from '../letters/TemplatesSettings.tsx';
import { PrivacyPanel } from '../privacy/PrivacyPanel.tsx';
import { PlansSettings } from '../reminders/PlansSettings.tsx';
import { Card } from '../ui/Card.tsx';
import { FillScreen } from '../ui/FillScreen.tsx';
import { Icon } from '../ui/icons.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { useAddressSetting } from '../ui/routing/location.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { ScreenTabs } from '../ui/ScreenTabs.tsx';
import { LetterheadPage, SampleLetter } from './LetterheadPage.tsx';
import { PolicyPanel } from './PolicyPanel.tsx';
import classes from './SettingsPage.module.css';

const TABS = [
  'societe',
  'en-tete',
  'plans',
  'modeles',
  'politique',
  'alertes',
  'taux',
  'imports',
  'sauvegardes',
  'confidentialite',
  'apparence',
] as const;
type Tab = (typeof TABS)[number];

/** The company as its letters name it, the statutory rates, what holds for every import, and how the program looks. */
export function SettingsPage() {
  const [asked, setTab] = useAddressSetting('onglet');
  const profile = useApiQuery('companies.profile', {});
  const thresholds = useApiQuery('dashboard.thresholds', {});
  const { today } = useCompany();
  const [exporting, setExporting] = useState(false);
  const { goToCompany } = useCompanySwitch();
  return (
    <FillScreen>
      <PageHeader
        title="Réglages"
        actions={
          <Button leftSection={<Icon name="table" size={14} />} onClick={() => setExporting(true)}>
            Exporter le dossier…
          </Button>
        }
      />
      <ScreenTabs<Tab>
        label="Réglages"
        shown={TABS.find((known) => known === asked) ?? 'societe'}
        onShow={(next) => setTab(next === 'societe' ? null : next)}
        tabs={[
          {
            name: 'societe',
            label: 'Société',
            content: (
              <div className={classes.scroll}>
                <QueryState query={profile}>
                  {(data) => <ProfileForm profile={data} preview={(values) => <SampleLetter profile={values} />} />}
                </QueryState>
              </div>
            ),
          },
          {
            name: 'en-tete',
            label: 'En-tête',
            content: <QueryState query={profile}>{(data) => <LetterheadPage profile={data} />}</QueryState>,
          },
          { name: 'plans', label: 'Plans de relance', content: <PlansSettings /> },
          { name: 'modeles', label: 'Modèles de courriers', content: <TemplatesSettings /> },
          { name: 'politique', label: 'Politique', content: <PolicyPanel /> },
          {
            name: 'alertes',
            label: 'Seuils d’alerte',
            content: (
              <div className={classes.scroll}>
                <QueryState query={thresholds}>{(data) => <ThresholdsForm saved={data} />}</QueryState>
              </div>
            ),
          },
          { name: 'taux', label: 'Taux', content: <RatesTable /> },
          { name: 'imports', label: 'Imports', content: <ImportOptionsCard /> },
          {
            name: 'sauvegardes',
            label: 'Sauvegardes',
            content: (
              <div className={classes.scroll}>
                <BackupsPanel onOpened={goToCompany} />
              </div>
            ),
          },
          { name: 'confidentialite', label: 'Confidentialité', content: <PrivacyPanel /> },
          { name: 'apparence', label: 'Apparence', content: <Appearance /> },
        ]}
      />
      {exporting && <ExportDialog day={today} onClose={() => setExporting(false)} />}
    </FillScreen>
  );
}

const SCHEMES = [
  { value: 'auto', label: 'Comme l’ordinateur', description: 'Suit le réglage clair ou sombre du système.' },
  { value: 'light', label: 'Claire', description: '' },
  { value: 'dark', label: 'Sombre', description: 'Moins de lumière le soir.' },
] as const;

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap={16} className={classes.scroll ?? ''}>
      <ColourCard />
      <Card>
        <Radio.Group
          label="Apparence de Quittance sur cet ordinateur"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as (typeof SCHEMES)[number]['value'])}
        >
          <Stack gap={8} mt={8}>
            {SCHEMES.map(({ value, label, description }) => (
              <Radio key={value} value={value} label={label} {...(description === '' ? {} : { description })} />
            ))}
          </Stack>
        </Radio.Group>
      </Card>
    </Stack>
  );
}

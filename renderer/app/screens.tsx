import { type ComponentType, lazy } from 'react';
import { usePressingDisputes } from '../disputes/use-pressing-disputes.ts';
import { useWaitingReminders } from '../reminders/use-waiting-reminders.ts';
import { useLateSchedules } from '../schedules/use-late-schedules.ts';
import type { IconName } from '../ui/icons.tsx';
import { ADDRESSES, type AddressName, type AddressParams, matchAddress } from '../ui/routing/addresses.ts';

/** One screen of an open company. Each is loaded when it is first shown. */
export interface Screen<N extends AddressName> {
  /** Its word in the navigation. */
  title: string;
  icon: IconName;
  /** Where it stands in the navigation; `none` for a screen reached from another, which then stays lit: `under`. */
  place: 'main' | 'tools' | 'none';
  under?: AddressName;
  /** How many things wait there, shown beside the word; null or 0 shows nothing. A hook: it may read through the API. */
  useWaitingCount?: () => number | null;
  component: ComponentType<AddressParams<N>>;
}

const TodayScreen = lazy(async () => ({ default: (await import('../reminders/TodayScreen.tsx')).TodayScreen }));
const DashboardPage = lazy(async () => ({ default: (await import('./DashboardPage.tsx')).DashboardPage }));
const DayBalancesScreen = lazy(async () => ({ default: (await import('../dashboard/DayBalancesScreen.tsx')).DayBalancesScreen }));
const ProofScreen = lazy(async () => ({ default: (await import('../dashboard/proof/ProofScreen.tsx')).ProofScreen }));
const WhatIfScreen = lazy(async () => ({ default: (await import('../dashboard/WhatIfScreen.tsx')).WhatIfScreen }));
const CustomersScreen = lazy(async () => ({ default: (await import('../customers/CustomersScreen.tsx')).CustomersScreen }));
const CustomerPage = lazy(async () => ({ default: (await import('./CustomerPage.tsx')).CustomerPage }));
const InvoicesPage = lazy(async () => ({ default: (await import('./InvoicesPage.tsx')).InvoicesPage }));
const RemindersPage = lazy(async () => ({ default: (await import('./RemindersPage.tsx')).RemindersPage }));
const SchedulesScreen = lazy(async () => ({ default: (await import('../schedules/SchedulesScreen.tsx')).SchedulesScreen }));
const DisputesScreen = lazy(async () => ({ default: (await import('../disputes/DisputesScreen.tsx')).DisputesScreen }));
const NewScheduleScreen = lazy(async () => ({ default: (await import('../schedules/NewScheduleScreen.tsx')).NewScheduleScreen }));
const SchedulePage = lazy(async () => ({ default: (await import('./SchedulePage.tsx')).SchedulePage }));
const LegalScreen = lazy(async () => ({ default: (await import('../legal/LegalScreen.tsx')).LegalScreen }));
const SettingsPage = lazy(async () => ({ default: (await import('./SettingsPage.tsx')).SettingsPage }));
const ForecastsPage = lazy(async () => ({ default: (await import('./ForecastsPage.tsx')).ForecastsPage }));
const ImportPage = lazy(async () => ({ default: (await import('./ImportPage.tsx')).ImportPage }));
const JournalScreen = lazy(async () => ({ default: (await import('../journal/JournalScreen.tsx')).JournalScreen }));
const HelpScreen = lazy(async () => ({ default: (await import('../help/HelpScreen.tsx')).HelpScreen }));
const MatchesScreen = lazy(async () => ({ default: (await import('../imports/MatchesScreen.tsx')).MatchesScreen }));

/**
 * Every screen, in the order of the navigation. A new one: its address in ui/routing/addresses.ts, its entry here. The
 * screen's component receives the parameters of its address (`/clients/:customerId` gives `customerId`) as properties.
 */
export const SCREENS: { [N in Exclude<AddressName, 'home' | 'portfolio'>]: Screen<N> } = {
  today: { title: 'Aujourd’hui', icon: 'check', place: 'main', component: TodayScreen },
  dashboard: { title: 'Pilotage', icon: 'dashboard', place: 'main', component: DashboardPage },
  dayBalances: { title: 'Ce que l’on vous devait', icon: 'dashboard', place: 'none', under: 'dashboard', component: DayBalancesScreen },
  proof: { title: 'D’où vient ce chiffre ?', icon: 'dashboard', place: 'none', under: 'dashboard', component: ProofScreen },
  whatIf: { title: 'Et si… ?', icon: 'forecasts', place: 'none', under: 'dashboard', component: WhatIfScreen },
  customers: { title: 'Clients', icon: 'customers', place: 'main', component: CustomersScreen },
  customer: { title: 'Client', icon: 'customers', place: 'none', under: 'customers', component: CustomerPage },
  invoices: { title: 'Factures', icon: 'invoices', place: 'main', component: InvoicesPage },
  reminders: { title: 'Relances', icon: 'reminders', place: 'main', useWaitingCount: useWaitingReminders, component: RemindersPage },
  schedules: { title: 'Échéanciers', icon: 'schedules', place: 'main', useWaitingCount: useLateSchedules, component: SchedulesScreen },
  disputes: { title: 'Litiges', icon: 'dispute', place: 'main', useWaitingCount: usePressingDisputes, component: DisputesScreen },
  newSchedule: { title: 'Nouvel échéancier', icon: 'schedules', place: 'none', under: 'schedules', component: NewScheduleScreen },
  schedule: { title: 'Échéancier', icon: 'schedules', place: 'none', under: 'schedules', component: SchedulePage },
  legal: { title: 'Contentieux', icon: 'court', place: 'main', component: LegalScreen },
  forecasts: { title: 'Prévisions', icon: 'forecasts', place: 'main', component: ForecastsPage },
  imports: { title: 'Import', icon: 'imports', place: 'tools', component: ImportPage },
  matches: { title: 'À rapprocher', icon: 'imports', place: 'none', under: 'imports', component: MatchesScreen },
  journal: { title: 'Journal', icon: 'journal', place: 'tools', component: JournalScreen },
  settings: { title: 'Réglages', icon: 'settings', place: 'tools', component: SettingsPage },
  help: { title: 'Aide', icon: 'help', place: 'tools', component: HelpScreen },
};

export type ScreenName = keyof typeof SCREENS;

/** The screen opened when an address names none. */
export const FIRST_SCREEN = 'dashboard' satisfies ScreenName;

export const SCREEN_NAMES = Object.keys(SCREENS) as ScreenName[];

/** The screen at a path with its parameters; null when there is none. */
export function screenAt(path: string): { name: ScreenName; params: Record<string, string> } | null {
  for (const name of SCREEN_NAMES) {
    const params = matchAddress(ADDRESSES[name], path);
    if (params) return { name, params };
  }
  return null;
}

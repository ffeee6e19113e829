import { ActionIcon, Menu } from '@mantine/core';
import { emailsWords } from '../../shared/messages/message-words.fr.ts';
import type { AgendaEntry } from '../../shared/reminders/reminders.contract.ts';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';

/** What can be done for several customers at once, and with the agenda as a whole. */
export function AgendaMenu({
  chosen,
  emailCount,
  onEmails,
  onPostpone,
  onSkip,
  onCalendar,
}: {
  chosen: readonly AgendaEntry[];
  /** Of those chosen, how many are written to by e-mail. */
  emailCount: number;
  onEmails: () => void;
  onPostpone: (customers: readonly AgendaEntry[]) => void;
  onSkip: (customers: readonly AgendaEntry[]) => void;
  onCalendar: () => void;
}) {
  const count = chosen.length > 1 ? `les ${chosen.length} choisis` : 'le client choisi';
  return (
    <Menu width={320} position="bottom-end">
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label="Autres actions">
          <Icon name="more" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="reminders" />} disabled={emailCount === 0} onClick={onEmails}>
          {emailCount === 0 ? 'Enregistrer les e-mails…' : `Enregistrer ${emailsWords(emailCount)}…`}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="schedules" />} disabled={chosen.length === 0} onClick={() => onPostpone(chosen)}>
          Reporter {count}…
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="chevronRight" />} disabled={chosen.length === 0} onClick={() => onSkip(chosen)}>
          Passer l’étape pour {count}…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="imports" />} onClick={onCalendar}>
          Exporter vers mon agenda…
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="settings" />} component="a" href={hrefTo('settings', {}, { onglet: 'plans' })}>
          Plans de relance
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import { Button, Menu } from '@mantine/core';
import { Icon } from '../ui/icons.tsx';
import type { Dialogs } from './use-dialogs.tsx';

/** What else can be noted of a customer from its sheet. */
export function CustomerMenu({ customerId, customerName, dialogs }: { customerId: number; customerName: string; dialogs: Dialogs }) {
  const target = { customerId, customerName };
  return (
    <Menu width={270} position="bottom-end">
      <Menu.Target>
        <Button rightSection={<Icon name="chevronDown" size={14} />}>Noter…</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon name="schedules" />} onClick={() => dialogs.notePromise(target)}>
          Une promesse de règlement…
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="dispute" />} onClick={() => dialogs.openDisputeOf(target)}>
          Un litige…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="minus" />} onClick={() => dialogs.writeOff(target)}>
          Une perte…
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="swap" />} onClick={() => dialogs.handOver(target)}>
          Une remise ou une cession…
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="file" />} onClick={() => dialogs.personalData({ customerId })}>
          Données personnelles…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

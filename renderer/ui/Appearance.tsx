import { Button, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { Icon, type IconName } from './icons.tsx';

const CHOICES: { scheme: MantineColorScheme; word: string; icon: IconName }[] = [
  { scheme: 'light', word: 'Apparence claire', icon: 'sun' },
  { scheme: 'dark', word: 'Apparence sombre', icon: 'moon' },
  { scheme: 'auto', word: 'Comme l’ordinateur', icon: 'settings' },
];

/** The choice between light, dark and what the computer says, as entries of a menu. Remembered on this computer. */
export function AppearanceItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup value={colorScheme} onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}>
      {CHOICES.map(({ scheme, word, icon }) => (
        <Menu.RadioItem key={scheme} value={scheme} rightSection={<Icon name={icon} />}>
          {word}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

/** The same choice behind a button of its own, for a screen without the top bar. */
export function AppearanceSwitch() {
  return (
    <Menu width={220}>
      <Menu.Target>
        <Button variant="subtle" color="gray" rightSection={<Icon name="chevronDown" size={12} />}>
          Apparence
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <AppearanceItems />
      </Menu.Dropdown>
    </Menu>
  );
}

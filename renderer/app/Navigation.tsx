import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import classes from './Navigation.module.css';
import { SCREEN_NAMES, SCREENS, type ScreenName } from './screens.tsx';

/** The screens, as words with their icon; the one shown is marked, and a count says where something waits. */
export function Navigation({ current }: { current: ScreenName }) {
  const lit = SCREENS[current].under ?? current;
  const inPlace = (place: 'main' | 'tools') =>
    SCREEN_NAMES.filter((name) => SCREENS[name].place === place).map((name) => <Entry key={name} name={name} isCurrent={name === lit} />);
  return (
    <nav className={classes.nav} aria-label="Écrans">
      <ul>{inPlace('main')}</ul>
      <ul>{inPlace('tools')}</ul>
    </nav>
  );
}

const noCount = () => null;

function Entry({ name, isCurrent }: { name: ScreenName; isCurrent: boolean }) {
  const screen = SCREENS[name];
  // The same screen always brings the same hook, so the order of hooks does not change between two drawings of an entry.
  const useWaitingCount = screen.useWaitingCount ?? noCount;
  const waiting = useWaitingCount();
  return (
    <li>
      <a className={classes.entry} href={hrefTo(name, {} as never)} aria-current={isCurrent ? 'page' : undefined}>
        <Icon name={screen.icon} />
        {screen.title}
        {waiting ? (
          <span className={classes.count}>
            {waiting}
            <span className="sr-only"> en attente</span>
          </span>
        ) : null}
      </a>
    </li>
  );
}

import { HOW_TOS } from '../../shared/lexicon/how-tos.fr.ts';
import { Card } from '../ui/Card.tsx';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import classes from './Help.module.css';

/** Short ways through what is done most, each with the screen where it is done. */
export function HowToList() {
  return (
    <div className={classes.scroll}>
      <div className={classes.cards}>
        {HOW_TOS.map(({ key, title, purpose, steps, place }) => (
          <Card key={key} title={title}>
            <p className={classes.purpose}>{withFrenchSpaces(purpose)}</p>
            <ol className={classes.steps}>
              {steps.map((step) => (
                <li key={step}>{withFrenchSpaces(step)}</li>
              ))}
            </ol>
            <a className={classes.link} href={hrefTo(place.screen, {}, place.settings)}>
              {place.label}
            </a>
          </Card>
        ))}
      </div>
    </div>
  );
}

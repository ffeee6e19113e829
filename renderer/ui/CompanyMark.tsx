import { type CompanyColour, companyInitials } from '../../shared/companies/company-colour.ts';
import classes from './CompanyMark.module.css';

/** A company's initials on its colour: what tells it from others at a glance. Its name always stands beside. */
export function CompanyBadge({ name, colour, small = false }: { name: string; colour: CompanyColour; small?: boolean }) {
  return (
    <span className={classes.badge} data-company-colour={colour} data-small={small || undefined} aria-hidden="true">
      {companyInitials(name)}
    </span>
  );
}

/** As many letters of a long name's end as are always shown. */
const TAIL = 14;
const LONG = 28;

/** A company's name; one that does not fit is cut before its end. The whole of it is under the pointer. */
export function CompanyName({ name }: { name: string }) {
  const letters = [...name];
  const at = letters.length > LONG ? letters.length - TAIL : letters.length;
  return (
    <span className={classes.name} title={name}>
      <span className={classes.head}>{letters.slice(0, at).join('')}</span>
      {at < letters.length && <span className={classes.tail}>{letters.slice(at).join('')}</span>}
    </span>
  );
}

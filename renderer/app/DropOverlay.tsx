import { Icon } from '../ui/icons.tsx';
import classes from './DropOverlay.module.css';

/** Covers the window while files are held over it. */
export function DropOverlay({ companyIsOpen }: { companyIsOpen: boolean }) {
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.target}>
        <Icon name="imports" size={24} />
        {companyIsOpen ? 'Déposez pour importer' : 'Déposez : l’import se fera dès qu’une société sera ouverte'}
      </div>
    </div>
  );
}

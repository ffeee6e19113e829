import { Icon } from '../ui/icons.tsx';
import classes from './DropOverlay.module.css';

/** Covers the window while files are held over it. */
export function DropOverlay({ companyIsOpen, mayBeCompany }: { companyIsOpen: boolean; mayBeCompany: boolean }) {
  return (
    <div className={classes.overlay} role="status">
      <div className={classes.target}>
        <Icon name="imports" size={24} />
        {dropWords(companyIsOpen, mayBeCompany)}
      </div>
    </div>
  );
}

/** A browser tells nothing of the names before the drop; a file without a known type, alone, may be a company's. */
function dropWords(companyIsOpen: boolean, mayBeCompany: boolean): string {
  if (mayBeCompany && companyIsOpen) return 'Déposez pour importer, ou pour ouvrir le dossier d’une société (.quittance)';
  if (mayBeCompany) return 'Déposez pour ouvrir le dossier d’une société, ou pour importer dès qu’une société sera ouverte';
  return companyIsOpen ? 'Déposez pour importer' : 'Déposez : l’import se fera dès qu’une société sera ouverte';
}

import type { CompanyProfile } from '../../shared/companies/companies.contract.ts';
import { missingMentions } from '../../shared/letters/preflight.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { ImageCard } from './ImageCard.tsx';
import classes from './LetterheadCards.module.css';
import { PrinterCard } from './PrinterCard.tsx';
import { TransferCodeCard } from './TransferCodeCard.tsx';

/** What letters print besides their text: the images, the code to pay with, and how the printer is corrected. */
export function LetterheadCards({ profile }: { profile: CompanyProfile }) {
  const images = useApiQuery('letterhead.images', {});
  const nudge = useApiQuery('letterhead.nudge', {});
  const missing = missingMentions(profile);
  return (
    <div className={classes.cards}>
      {missing.length > 0 && (
        <InlineAlert tone="warn">
          Vos courriers ne portent pas encore toutes les mentions que la loi demande : {missing.join(', ')}. Complétez l’onglet Société.
        </InlineAlert>
      )}
      <QueryState query={images}>
        {({ logo, signature }) => (
          <>
            <ImageCard of="logo" image={logo} />
            <ImageCard of="signature" image={signature} />
          </>
        )}
      </QueryState>
      <TransferCodeCard profile={profile} />
      <QueryState query={nudge}>{(saved) => <PrinterCard key={`${saved.rightMm}/${saved.downMm}`} saved={saved} />}</QueryState>
    </div>
  );
}

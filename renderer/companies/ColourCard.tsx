import { Button, Radio } from '@mantine/core';
import { COMPANY_COLOURS, type CompanyColour, usualColour } from '../../shared/companies/company-colour.ts';
import { colourWord } from '../../shared/companies/company-colour-words.fr.ts';
import { useCompany } from '../api/company-context.tsx';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { CompanyBadge } from '../ui/CompanyMark.tsx';
import { notifyError } from '../ui/notify.tsx';
import classes from './ColourCard.module.css';

/** The colour by which the open company is told from others: kept in its file, so that it is the same on every computer. */
export function ColourCard() {
  const { companyId, name, colour, colourIsChosen } = useCompany();
  const choose = useApiCommand('companies.setColour', { onError: notifyError });
  const shown = choose.isPending ? (choose.variables.colour ?? usualColour(companyId)) : colour;
  return (
    <Card title="Couleur de la société" note="en haut de l’écran, dans le portefeuille et dans les listes de sociétés">
      <Radio.Group aria-label="Couleur de la société" value={shown} onChange={(value) => choose.mutate({ colour: value as CompanyColour })}>
        <div className={classes.colours}>
          {COMPANY_COLOURS.map((each) => (
            <Radio
              key={each}
              value={each}
              label={
                <span className={classes.colour}>
                  <CompanyBadge name={name} colour={each} small />
                  {colourWord(each)}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
      {colourIsChosen && (
        <Button size="compact-sm" mt={12} onClick={() => choose.mutate({ colour: null })}>
          Reprendre la couleur d’origine
        </Button>
      )}
    </Card>
  );
}

import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { MOST_NUDGE_MM, Nudge } from '../../shared/letterhead/nudge.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { useSaveFile } from '../ui/use-save-file.ts';
import classes from './LetterheadCards.module.css';

const FIELD = {
  min: -MOST_NUDGE_MM,
  max: MOST_NUDGE_MM,
  step: 0.5,
  decimalScale: 1,
  decimalSeparator: ',',
  clampBehavior: 'none',
  suffix: ' mm',
  hideControls: true,
  w: 110,
} as const;

/** The correction of a printer that is off, and the sheet to find it with. */
export function PrinterCard({ saved }: { saved: Nudge }) {
  const [typed, setTyped] = useState<Record<keyof Nudge, number | string>>(saved);
  const saveFile = useSaveFile();
  const save = useApiCommand('letterhead.setNudge', { onSuccess: () => notifyDone('Décalage d’impression enregistré') });
  const isWrong = (field: keyof Nudge): boolean => !Nudge.shape[field].safeParse(typed[field]).success;
  const error = (field: keyof Nudge) => (isWrong(field) ? `De −${MOST_NUDGE_MM} à ${MOST_NUDGE_MM} mm` : undefined);
  const changed = typed.rightMm !== saved.rightMm || typed.downMm !== saved.downMm;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const nudge = Nudge.safeParse(typed);
    if (nudge.success) save.mutate(nudge.data);
  };
  return (
    <Card
      title="Imprimante"
      note="en millimètres"
      actions={
        <Button
          leftSection={<Icon name="print" size={14} />}
          onClick={() =>
            void saveFile('Page de contrôle de l’enveloppe.pdf', (client, out, options) =>
              client.letterhead.printControlPage({ out }, options),
            )
          }
        >
          Page de contrôle…
        </Button>
      }
    >
      <p className={classes.hint}>
        Si l’adresse sort de la fenêtre de l’enveloppe, imprimez la page de contrôle : elle dit quels nombres taper ici. Tout ce qui est
        imprimé est déplacé d’autant ; le courrier gardé et celui joint à un e-mail ne bougent pas.
      </p>
      <form className={classes.fields} noValidate onSubmit={submit}>
        <NumberInput
          {...FIELD}
          allowedDecimalSeparators={[',', '.']}
          label="Vers la droite"
          value={typed.rightMm}
          onChange={(value) => setTyped({ ...typed, rightMm: value })}
          error={error('rightMm')}
        />
        <NumberInput
          {...FIELD}
          allowedDecimalSeparators={[',', '.']}
          label="Vers le bas"
          value={typed.downMm}
          onChange={(value) => setTyped({ ...typed, downMm: value })}
          error={error('downMm')}
        />
        <Button type="submit" variant="filled" disabled={!changed || isWrong('rightMm') || isWrong('downMm')} loading={save.isPending}>
          Enregistrer le décalage
        </Button>
      </form>
      {save.error && <InlineAlert tone="warn">{errorMessage(save.error)}</InlineAlert>}
    </Card>
  );
}

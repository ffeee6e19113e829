import { useRef } from 'react';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import type { LetterSummary } from '../../shared/letters/letters.contract.ts';
import { formatRegisteredNumber } from '../../shared/letters/registered-number.ts';
import { FormDialog } from '../ui/form/FormDialog.tsx';
import { RegisteredNumberField } from './RegisteredNumberField.tsx';
import classes from './RegisteredNumbersDialog.module.css';

/** The numbers of several registered letters, one after the other: a scanner's Enter goes on to the next. */
export function RegisteredNumbersDialog({ letters, onClose }: { letters: readonly LetterSummary[]; onClose: () => void }) {
  const table = useRef<HTMLTableElement>(null);
  const goOn = (index: number) => {
    const fields = table.current?.querySelectorAll<HTMLInputElement>('input[data-registered-number]');
    fields?.[index + 1]?.focus();
    fields?.[index + 1]?.select();
  };
  return (
    <FormDialog title="Numéros de recommandé" verb="Terminer" size={620} isDirty={false} onClose={onClose} onSubmit={onClose}>
      <p className={classes.text}>
        Lisez les étiquettes dans l’ordre du bordereau : chaque numéro est gardé dès qu’il est lu, et le suivant est attendu.
      </p>
      <table ref={table} className={classes.table} aria-label="Recommandés">
        <tbody>
          {letters.map((letter, index) => (
            <tr key={letter.letterId}>
              <td>{letter.customerName}</td>
              <td className={classes.kind}>{letterName(letter.kind)}</td>
              <td>
                <RegisteredNumberField
                  letterId={letter.letterId}
                  number={formatRegisteredNumber(letter.registeredNumber)}
                  label={`N° de recommandé, ${letter.customerName}`}
                  hidesLabel
                  onKept={() => goOn(index)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </FormDialog>
  );
}

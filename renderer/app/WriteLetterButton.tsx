import { Button } from '@mantine/core';
import { useState } from 'react';
import type { LetterKind } from '../../shared/letters/letter-kinds.ts';
import { PrintLettersDialog } from '../letters/PrintLettersDialog.tsx';
import type { LetterRequest } from '../letters/use-letter-actions.ts';
import { WriteLetterDialog } from '../letters/WriteLetterDialog.tsx';
import { letterRemedy } from './letter-remedy.tsx';

/** Writes a letter that no reminder plan calls for: a statement, the recap of a call, thanks. */
export function WriteLetterButton({
  customerId,
  customerName,
  kind = 'statement',
  label = 'Écrire un courrier…',
}: {
  customerId: number;
  customerName: string;
  /** The one proposed first. */
  kind?: LetterKind;
  label?: string;
}) {
  const [writing, setWriting] = useState(false);
  const [printing, setPrinting] = useState<LetterRequest | null>(null);
  return (
    <>
      <Button onClick={() => setWriting(true)}>{label}</Button>
      {writing && (
        <WriteLetterDialog
          customerId={customerId}
          customerName={customerName}
          firstKind={kind}
          remedy={letterRemedy}
          onClose={() => setWriting(false)}
          onPrint={(request) => {
            setWriting(false);
            setPrinting(request);
          }}
        />
      )}
      {printing && <PrintLettersDialog requests={[printing]} remedy={letterRemedy} onClose={() => setPrinting(null)} />}
    </>
  );
}

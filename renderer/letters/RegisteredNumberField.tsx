import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { normalizeRegisteredNumber } from '../../shared/letters/registered-number.ts';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';

/**
 * The number on a registered letter's label. Typed, or read by a scanner, which types it and then Enter: that, or leaving the field, keeps
 * it. `onKept` goes to the next letter.
 */
export function RegisteredNumberField({
  letterId,
  number,
  label = 'N° de recommandé',
  hidesLabel = false,
  onKept,
}: {
  letterId: number;
  number: string;
  label?: string;
  hidesLabel?: boolean;
  onKept?: () => void;
}) {
  const [typed, setTyped] = useState(number);
  const [kept, setKept] = useState(normalizeRegisteredNumber(number));
  const [remark, setRemark] = useState<string | null>(null);
  const save = useApiCommand('letters.setRegisteredNumber', {
    onSuccess: ({ letter, remark: said }) => {
      setKept(letter.registeredNumber);
      setRemark(said);
    },
    onError: (error) => setRemark(errorMessage(error)),
  });
  const keep = () => {
    if (normalizeRegisteredNumber(typed) !== kept) save.mutate({ letterId, number: typed });
  };
  return (
    <TextInput
      {...(hidesLabel ? { 'aria-label': label } : { label })}
      placeholder="tapé ou lu au lecteur"
      maxLength={40}
      w={210}
      value={typed}
      error={remark === null ? undefined : withFrenchSpaces(remark)}
      data-registered-number
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        keep();
        onKept?.();
      }}
    />
  );
}

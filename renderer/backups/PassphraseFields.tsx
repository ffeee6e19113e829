import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { passphraseStrength } from '../../shared/backups/passphrase.fr.ts';
import { useApi } from '../api/api-context.tsx';
import { notifyError } from '../ui/notify.tsx';
import classes from './EncryptedCopy.module.css';

const BARS = { none: 0, tooShort: 1, weak: 2, fair: 3, strong: 4 } as const;

/** A passphrase typed twice, its strength in words, and the offer to draw one. Lives in this form only: closed, it is gone. */
export function PassphraseFields({
  first,
  second,
  onFirst,
  onSecond,
}: {
  first: string;
  second: string;
  onFirst: (text: string) => void;
  onSecond: (text: string) => void;
}) {
  const { client } = useApi();
  const [shown, setShown] = useState(false);
  const strength = passphraseStrength(first);
  const differs = second !== '' && first !== second;
  const draw = () => {
    client.encryptedBackups
      .suggestPassphrase({})
      .then(({ passphrase }) => {
        onFirst(passphrase);
        onSecond(passphrase);
        setShown(true);
      })
      .catch(notifyError);
  };
  return (
    <div className={classes.fields}>
      <PassphraseInput label="Phrase secrète" value={first} onChange={onFirst} shown={shown} onShow={setShown} autoFocus />
      <div className={classes.strength} data-level={strength.level} role="status">
        <span className={classes.bars} aria-hidden="true">
          {[1, 2, 3, 4].map((bar) => (
            <span key={bar} data-on={bar <= BARS[strength.level] || undefined} />
          ))}
        </span>
        <span>{strength.words}</span>
      </div>
      <PassphraseInput
        label="La même, une seconde fois"
        value={second}
        onChange={onSecond}
        shown={shown}
        onShow={setShown}
        error={differs ? 'Les deux ne sont pas pareilles.' : undefined}
      />
      <div>
        <Button variant="default" onClick={draw}>
          Proposer une phrase
        </Button>
      </div>
    </div>
  );
}

/** Masked until « Afficher » is asked for; nothing keeps what is typed, the browser neither. */
export function PassphraseInput({
  label,
  value,
  onChange,
  shown,
  onShow,
  error,
  autoFocus = false,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  shown: boolean;
  onShow: (shown: boolean) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}) {
  return (
    <PasswordInput
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      visible={shown}
      onVisibilityChange={onShow}
      autoComplete="off"
      spellCheck={false}
      maxLength={1000}
      error={error}
      data-autofocus={autoFocus || undefined}
      rightSectionWidth={78}
      rightSection={
        <button type="button" className={classes.show} aria-pressed={shown} onClick={() => onShow(!shown)}>
          {shown ? 'Masquer' : 'Afficher'}
        </button>
      }
    />
  );
}

import { ActionIcon, Tooltip } from '@mantine/core';
import { formatDate } from '../../shared/dates/format-date.ts';
import { telAddress } from '../../shared/messages/recipients.ts';
import { personWords } from '../../shared/reminders/call-script.fr.ts';
import type { CallPerson } from '../../shared/reminders/reminders.contract.ts';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import classes from './CallCard.module.css';

/** Whom to ask for, with their numbers: pressed, the computer's own telephone program dials; or copied. */
export function CallPeople({ people, customerId }: { people: readonly CallPerson[]; customerId: number }) {
  const sheet = hrefTo('customer', { customerId: String(customerId) }, { onglet: 'fiche' });
  const copy = (phone: string) =>
    void navigator.clipboard.writeText(phone).then(
      () => notifyDone('Numéro copié'),
      () => undefined,
    );
  if (!people.some(({ phone, wrongNumberOn }) => phone !== '' && wrongNumberOn === null)) {
    return (
      <>
        <p className={classes.phone}>
          <Icon name="phone" />
          <a href={sheet}>Ajouter un numéro de téléphone</a>
        </p>
        <People people={people} copy={copy} />
      </>
    );
  }
  return <People people={people} copy={copy} />;
}

function People({ people, copy }: { people: readonly CallPerson[]; copy: (phone: string) => void }) {
  return (
    <ul className={classes.people} aria-label="Personnes à demander">
      {people.map((person) => {
        const { contactId, phone, wrongNumberOn } = person;
        const address = telAddress(phone);
        return (
          <li key={contactId ?? 'own'} data-wrong={wrongNumberOn !== null || undefined}>
            <span className={classes.who}>{personWords(person)}</span>
            {phone === '' ? (
              <small>sans numéro</small>
            ) : wrongNumberOn !== null ? (
              <small title={`Marqué comme faux le ${formatDate(wrongNumberOn)}`}>
                <s>{phone}</s> mauvais numéro
              </small>
            ) : (
              <>
                {address === null ? (
                  <span className={classes.number}>{phone}</span>
                ) : (
                  <a className={classes.number} href={address} aria-label={`Appeler le ${phone}`}>
                    <Icon name="phone" size={14} />
                    {phone}
                  </a>
                )}
                <Tooltip label="Copier le numéro">
                  <ActionIcon variant="subtle" size="sm" aria-label={`Copier le ${phone}`} onClick={() => copy(phone)}>
                    <Icon name="file" size={14} />
                  </ActionIcon>
                </Tooltip>
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { findTerm, LEXICON, type Term } from '../../shared/lexicon/lexicon.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import { plainWords } from '../ui/plain-words.ts';
import { hrefTo } from '../ui/routing/addresses.ts';
import { useAddressSetting } from '../ui/routing/location.ts';
import { SearchField } from '../ui/SearchField.tsx';
import classes from './Help.module.css';

/** Every word in plain French, in the order of the alphabet, searched without accents; the one of the address is shown first. */
export function Lexicon() {
  const [asked] = useAddressSetting('terme');
  const [search, setSearch] = useState('');
  const wanted = plainWords(search);
  const terms = useMemo(() => found(wanted), [wanted]);
  const list = useRef<HTMLDListElement>(null);
  // Another term asked for while a search hides it: the search gives way.
  useEffect(() => {
    if (asked !== null && findTerm(asked)) setSearch('');
  }, [asked]);
  useEffect(() => {
    if (asked === null || wanted !== '') return;
    const entry = list.current?.querySelector<HTMLElement>(`[data-term="${CSS.escape(asked)}"]`);
    entry?.scrollIntoView({ block: 'center' });
    entry?.focus({ preventScroll: true });
  }, [asked, wanted]);
  return (
    <div className={classes.lexicon}>
      <div className={classes.tools}>
        <SearchField label="Chercher un mot" value={search} onChange={setSearch} width={280} />
        <span className={classes.count} role="status">
          {terms.length === 0 ? 'Aucun mot' : `${terms.length} mot${terms.length > 1 ? 's' : ''}`}
        </span>
      </div>
      <div className={classes.scroll}>
        {terms.length === 0 ? (
          <p className={classes.none}>Ce mot n’est pas au lexique. Essayez-en une partie, ou son sigle.</p>
        ) : (
          <dl ref={list} className={classes.terms}>
            {terms.map((term) => (
              <Entry key={term.key} term={term} isAsked={term.key === asked} />
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}

function Entry({ term: { key, name, also, definition, example, see }, isAsked }: { term: Term; isAsked: boolean }) {
  return (
    <div className={classes.term} data-term={key} data-asked={isAsked || undefined} tabIndex={-1}>
      <dt>
        {name}
        {also.length > 0 && <span className={classes.also}>{also.join(', ')}</span>}
      </dt>
      <dd>
        <p>{withFrenchSpaces(definition)}</p>
        {example !== undefined && <p className={classes.example}>Exemple : {withFrenchSpaces(example)}</p>}
        {see.length > 0 && (
          <p className={classes.see}>
            Voir aussi :{' '}
            {see.map((other, index) => (
              <span key={other}>
                {index > 0 && ', '}
                <a href={hrefTo('help', { section: 'lexique' }, { terme: other })}>{findTerm(other)?.name}</a>
              </span>
            ))}
          </p>
        )}
      </dd>
    </div>
  );
}

/** Those whose name has the letters first, then those that have them anywhere. */
function found(wanted: string): readonly Term[] {
  if (wanted === '') return LEXICON;
  const named = ({ name, also }: Term) => plainWords([name, ...also].join(' ')).includes(wanted);
  const said = ({ definition, example = '' }: Term) => plainWords(`${definition} ${example}`).includes(wanted);
  return [...LEXICON.filter(named), ...LEXICON.filter((term) => !named(term) && said(term))];
}

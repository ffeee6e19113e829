import { SegmentedControl, Select } from '@mantine/core';
import { useState } from 'react';
import { ownTone } from '../../shared/letters/apply-texts.ts';
import { LetterKind, LetterLanguage, LetterTone } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import type { TemplateKey } from '../../shared/letters/letters.contract.ts';
import { LANGUAGE_NAMES, TONE_NAMES } from '../../shared/letters/template-words.fr.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';
import classes from './TemplatesSettings.module.css';

/** The reminders that have texts in several tones, in French. */
const TONED: ReadonlySet<LetterKind> = new Set(['reminder1', 'reminder2', 'reminder3']);

/** The texts of every letter, as this company writes them. */
export function TemplatesSettings() {
  const [kind, setKind] = useState<LetterKind>('reminder1');
  const [tone, setTone] = useState<LetterTone>('courteous');
  const [language, setLanguage] = useState<LetterLanguage>('fr');
  const hasTones = TONED.has(kind) && language === 'fr';
  // A claim is declared before a French court, whatever the debtor speaks.
  const hasLanguages = kind !== 'claimDeclaration';
  const key: TemplateKey = { kind, language: hasLanguages ? language : 'fr', tone: hasTones ? tone : ownTone(kind) };
  const template = useApiQuery('letters.template', key);
  const changed = useApiQuery('letters.changedTemplates', {}).data ?? [];
  const isChanged = (of: LetterKind) => changed.some((row) => row.kind === of);
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <Select
          aria-label="Modèle de courrier"
          data={LetterKind.options.map((value) => ({
            value,
            label: `${letterName(value)}${isChanged(value) ? ' (modifié)' : ''}`,
          }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => {
            const next = value as LetterKind;
            setKind(next);
            setTone(ownTone(next));
          }}
          w={250}
        />
        {hasLanguages && (
          <SegmentedControl
            aria-label="Langue du modèle"
            data={LetterLanguage.options.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            value={language}
            onChange={(value) => setLanguage(value as LetterLanguage)}
          />
        )}
        {hasTones && (
          <SegmentedControl
            aria-label="Ton du modèle"
            data={LetterTone.options.map((value) => ({ value, label: TONE_NAMES[value] }))}
            value={tone}
            onChange={(value) => setTone(value as LetterTone)}
          />
        )}
      </div>
      <QueryState query={template}>
        {(saved) => <TemplateEditor key={`${saved.kind} ${saved.tone} ${saved.language} ${JSON.stringify(saved.texts)}`} saved={saved} />}
      </QueryState>
    </div>
  );
}

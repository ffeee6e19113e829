import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { EditableParagraph, EditableTexts } from '../../shared/letters/editable-texts.ts';
import { fieldsOfKind } from '../../shared/letters/letter-fields.ts';
import { isAboutSchedule } from '../../shared/letters/letter-kinds.ts';
import { letterName } from '../../shared/letters/letter-names.fr.ts';
import { partName } from '../../shared/letters/template-words.fr.ts';
import { isBehind } from '../../shared/schedules/schedule-state.ts';
import { useCompany } from '../api/company-context.tsx';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { confirm } from '../ui/confirm.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import { ErrorState, LoadingState } from '../ui/ScreenState.tsx';
import { PageViewer } from './PageViewer.tsx';
import { ParagraphField } from './ParagraphField.tsx';
import classes from './TemplatesSettings.module.css';

type Saved = VerbOutput<'letters.template'>;

/** One letter's texts, and beside them the letter that a real customer would get with them. */
export function TemplateEditor({ saved }: { saved: Saved }) {
  const { kind, tone, language, changedOn } = saved;
  const key = { kind, tone, language };
  const [texts, setTexts] = useState<EditableTexts>(saved.texts);
  const save = useApiCommand('letters.saveTemplate', { onSuccess: () => notifyDone(`Modèle « ${letterName(kind)} » enregistré`) });
  const reset = useApiCommand('letters.resetTemplate', { onSuccess: () => notifyDone('Texte d’origine repris'), onError: notifyError });
  const isDirty = JSON.stringify(texts) !== JSON.stringify(saved.texts);
  const fields = fieldsOfKind(kind);
  const setParagraphs = (name: string, paragraphs: EditableParagraph[]) =>
    setTexts({ ...texts, parts: texts.parts.map((part) => (part.name === name ? { name, paragraphs } : part)) });
  return (
    <>
      <div className={classes.editor}>
        <section className={classes.texts} aria-label={`Texte : ${letterName(kind)}`}>
          <h3>Objet</h3>
          {texts.subject.map((paragraph, index) => (
            <ParagraphField
              // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity than their place
              key={index}
              label={`Objet ${index + 1}`}
              paragraph={paragraph}
              fields={fields}
              onChange={(next) => setTexts({ ...texts, subject: texts.subject.with(index, next) })}
            />
          ))}
          {kind !== 'scheduleAgreement' && (
            <TextInput
              label="Formule d’appel"
              maxLength={200}
              value={texts.salutation}
              onChange={(event) => setTexts({ ...texts, salutation: event.currentTarget.value })}
            />
          )}
          {texts.parts.map(({ name, paragraphs }) => (
            <Part key={name} name={partName(name)} paragraphs={paragraphs} fields={fields} onChange={(next) => setParagraphs(name, next)} />
          ))}
        </section>
        <TemplatePreview template={key} texts={texts} />
      </div>
      {save.error && <InlineAlert tone="warn">{errorMessage(save.error)}</InlineAlert>}
      <div className={classes.actions}>
        <Button variant="filled" disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate({ ...key, texts })}>
          Enregistrer ce modèle
        </Button>
        <Button disabled={!isDirty} onClick={() => setTexts(saved.texts)}>
          Annuler les changements
        </Button>
        {changedOn !== null && (
          <Button
            onClick={() =>
              confirm({
                title: 'Reprendre le texte d’origine ?',
                consequence: 'Vos changements de ce modèle sont perdus. Les courriers déjà imprimés ne changent pas.',
                verb: 'Reprendre le texte d’origine',
                onConfirm: () => reset.mutate(key),
              })
            }
          >
            Texte d’origine…
          </Button>
        )}
        <span className={classes.conditions}>
          {changedOn === null ? 'Texte d’origine' : `Modifié le ${formatDate(changedOn)}`} ; **gras** se note entre deux astérisques.
        </span>
      </div>
    </>
  );
}

function Part({
  name,
  paragraphs,
  fields,
  onChange,
}: {
  name: string;
  paragraphs: readonly EditableParagraph[];
  fields: ReturnType<typeof fieldsOfKind>;
  onChange: (paragraphs: EditableParagraph[]) => void;
}) {
  return (
    <>
      <h3>{name}</h3>
      {paragraphs.map((paragraph, index) => (
        <ParagraphField
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other identity than their place
          key={index}
          label={`${name}, paragraphe ${index + 1}`}
          paragraph={paragraph}
          fields={fields}
          onChange={(next) => onChange(paragraphs.with(index, next))}
          onRemove={() => onChange(paragraphs.toSpliced(index, 1))}
        />
      ))}
      <Button
        size="compact-xs"
        style={{ alignSelf: 'flex-start' }}
        aria-label={`Ajouter un paragraphe : ${name}`}
        onClick={() => onChange([...paragraphs, { text: 'Nouveau paragraphe.' }])}
      >
        Ajouter un paragraphe
      </Button>
    </>
  );
}

/** The letter that a customer would get, a moment after the last key. */
function TemplatePreview({ template, texts }: { template: Pick<Saved, 'kind' | 'tone' | 'language'>; texts: EditableTexts }) {
  const { today } = useCompany();
  const customers = useApiQuery('customers.list', { asOf: today }).data ?? [];
  const owing = customers.toSorted((a, b) => b.overdueCents - a.overdueCents);
  const schedules = useApiQuery('schedules.list', { asOf: today }).data ?? [];
  const isDeclaration = template.kind === 'claimDeclaration';
  const cases = useApiQuery('legal.cases', { asOf: today }, { enabled: isDeclaration }).data ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  // One that this letter can be written to, as far as the lists tell.
  const wanted = isAboutSchedule(template.kind)
    ? (schedules.find(isBehind) ?? schedules[0])?.customerId
    : template.kind === 'thankYou'
      ? customers.find(({ overdueCents, outstandingCents }) => overdueCents === 0 && outstandingCents > 0)?.id
      : isDeclaration
        ? cases.find(({ route, closedOn }) => route === 'collectiveProceedings' && closedOn === null)?.customerId
        : owing[0]?.id;
  const customerId = chosen ?? wanted ?? null;
  const [settled] = useDebouncedValue(texts, 350);
  return (
    <div className={classes.side}>
      <Select
        aria-label="Aperçu avec le client"
        searchable
        data={owing.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={customerId === null ? null : String(customerId)}
        onChange={(value) => setChosen(value === null ? null : Number(value))}
      />
      {customerId === null ? (
        <InlineAlert tone="info">
          {isDeclaration
            ? 'L’aperçu se montre avec un client dont le dossier de procédure collective est ouvert : il n’y en a pas.'
            : 'L’aperçu se montre avec un de vos clients : importez d’abord vos factures.'}
        </InlineAlert>
      ) : (
        <Preview key={template.kind} template={template} texts={settled} customerId={customerId} />
      )}
    </div>
  );
}

function Preview({
  template,
  texts,
  customerId,
}: {
  template: Pick<Saved, 'kind' | 'tone' | 'language'>;
  texts: EditableTexts;
  customerId: number;
}) {
  const { today } = useCompany();
  const preview = useApiQuery('letters.previewTemplate', { ...template, texts, customerId, asOf: today }, { keepPrevious: true });
  if (preview.error) return <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <LoadingState />;
  return <PageViewer pages={preview.data.pages} label={`Aperçu : ${letterName(template.kind)}`} busy={preview.isPlaceholderData} />;
}

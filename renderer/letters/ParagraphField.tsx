import { Button, Menu, Textarea } from '@mantine/core';
import { useRef } from 'react';
import type { EditableParagraph } from '../../shared/letters/editable-texts.ts';
import { fieldName, withFieldCodes, withFieldNames } from '../../shared/letters/letter-field-names.fr.ts';
import type { LetterField } from '../../shared/letters/letter-fields.ts';
import { CONDITION_NAMES } from '../../shared/letters/template-words.fr.ts';
import classes from './TemplatesSettings.module.css';

interface ParagraphFieldProps {
  label: string;
  paragraph: EditableParagraph;
  fields: readonly LetterField[];
  onChange: (paragraph: EditableParagraph) => void;
  /** Left out where a part needs its paragraph. */
  onRemove?: (() => void) | undefined;
}

/** A paragraph of a letter's texts, in one form or two, with its fields to pick and when it is in the letter. */
export function ParagraphField({ label, paragraph, fields, onChange, onRemove }: ParagraphFieldProps) {
  const { text, when = [] } = paragraph;
  return (
    <div className={classes.paragraph}>
      {typeof text === 'string' ? (
        <TextWithFields label={label} text={text} fields={fields} onChange={(next) => onChange({ ...paragraph, text: next })} />
      ) : (
        <>
          <TextWithFields
            label={`${label}, pour une facture`}
            caption="Pour une facture"
            text={text.one}
            fields={fields}
            onChange={(one) => onChange({ ...paragraph, text: { ...text, one } })}
          />
          <TextWithFields
            label={`${label}, pour plusieurs`}
            caption="Pour plusieurs"
            text={text.many}
            fields={fields}
            onChange={(many) => onChange({ ...paragraph, text: { ...text, many } })}
          />
        </>
      )}
      <div className={classes.row}>
        {when.length > 0 && (
          <span className={classes.conditions}>Seulement si : {when.map((condition) => CONDITION_NAMES[condition]).join(', ')}</span>
        )}
        {onRemove && (
          <Button size="compact-xs" aria-label={`Retirer : ${label}`} onClick={onRemove}>
            Retirer
          </Button>
        )}
      </div>
    </div>
  );
}

/** A text whose fields stand between double braces, under the names that users know; a field is put in at the cursor. */
function TextWithFields({
  label,
  caption,
  text,
  fields,
  onChange,
}: {
  label: string;
  /** Which of two forms it is. */
  caption?: string;
  text: string;
  fields: readonly LetterField[];
  onChange: (text: string) => void;
}) {
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = withFieldNames(text);
  const insert = (field: LetterField) => {
    const at = area.current?.selectionStart ?? shown.length;
    const end = area.current?.selectionEnd ?? at;
    const token = `{{${fieldName(field)}}}`;
    onChange(withFieldCodes(`${shown.slice(0, at)}${token}${shown.slice(end)}`));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(at + token.length, at + token.length);
    });
  };
  return (
    <>
      {caption !== undefined && <span className={classes.conditions}>{caption}</span>}
      <Textarea
        ref={area}
        aria-label={label}
        autosize
        minRows={1}
        maxRows={10}
        maxLength={4000}
        value={shown}
        onChange={(event) => onChange(withFieldCodes(event.currentTarget.value))}
      />
      <Menu position="bottom-start" returnFocus={false}>
        <Menu.Target>
          <Button size="compact-xs" style={{ alignSelf: 'flex-start' }} aria-label={`Insérer un champ : ${label}`}>
            Insérer un champ
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={300} style={{ overflow: 'auto' }}>
          {fields.map((field) => (
            <Menu.Item key={field} onClick={() => insert(field)}>
              {fieldName(field)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

import { useEffect, useState } from 'react';
import type { ImportPreview, ImportQuestion } from '../../shared/imports/imports.contract.ts';

/**
 * Every question that the file has raised so far, in the order they came: an answered one is no longer in the preview, but stays
 * on screen so that the answer can be changed.
 */
export function useAskedQuestions(preview: ImportPreview | undefined): readonly ImportQuestion[] {
  const [asked, setAsked] = useState<readonly ImportQuestion[]>([]);
  useEffect(() => {
    if (!preview) return;
    setAsked((known) => {
      const current = new Map(preview.questions.map((question) => [question.code, question]));
      const kept = known.map((question) => current.get(question.code) ?? question);
      const added = preview.questions.filter((question) => !known.some((one) => one.code === question.code));
      return added.length === 0 && kept.every((question, index) => question === known[index]) ? known : [...kept, ...added];
    });
  }, [preview]);
  return asked;
}

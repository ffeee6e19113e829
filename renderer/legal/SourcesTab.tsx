import { formatDate } from '../../shared/dates/format-date.ts';
import { CONFIDENCE_WORDS, factTopic } from '../../shared/legal/procedure-names.fr.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { QueryState } from '../ui/ScreenState.tsx';
import { StatusDot } from '../ui/StatusDot.tsx';
import classes from './SourcesTab.module.css';

const DOTS = { high: 'good', medium: 'neutral', low: 'warn' } as const;

/** The facts about procedures as they were read, with where and how sure they are. Addresses are written out: the program opens none. */
export function SourcesTab() {
  const law = useApiQuery('legal.law', {});
  return (
    <QueryState query={law}>
      {({ compiledOn, notice, facts }) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
        <section className={classes.page} aria-label="Sources" tabIndex={0}>
          <InlineAlert tone="info">
            {notice} Relevé le {formatDate(compiledOn)}.
          </InlineAlert>
          {[...new Set(facts.map(({ procedure }) => procedure))].map((procedure) => (
            <Card key={procedure} title={factTopic(procedure)}>
              <ul className={classes.facts}>
                {facts
                  .filter((fact) => fact.procedure === procedure)
                  .map(({ text, confidence, sources }) => (
                    <li key={text}>
                      <p>{text}</p>
                      <StatusDot colour={DOTS[confidence]}>{CONFIDENCE_WORDS[confidence]}</StatusDot>
                      {sources.map((source) => (
                        <code key={source}>{source}</code>
                      ))}
                    </li>
                  ))}
              </ul>
            </Card>
          ))}
        </section>
      )}
    </QueryState>
  );
}

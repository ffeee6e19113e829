import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { lastPromiseWords, promiseStatisticsWords } from '../../shared/promises/promise-words.fr.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import { withFrenchSpaces } from '../ui/french-spaces.ts';
import classes from './CallCard.module.css';

/** How a customer keeps its word, and its last promise; nothing for one that never promised anything. */
export function CustomerPromises({ customerId, asOf }: { customerId: number; asOf: LocalDate }) {
  const promises = useApiQuery('promises.list', { asOf, customerId }).data ?? [];
  const statistics = useApiQuery('promises.statistics', { asOf, customerId }).data?.[0];
  const [last] = promises;
  if (!last) return null;
  return (
    <>
      <h3 className={classes.heading}>Ses promesses</h3>
      <ul className={classes.history} aria-label="Promesses">
        {statistics !== undefined && <li>{withFrenchSpaces(`${promiseStatisticsWords(statistics)}.`)}</li>}
        <li>
          <time dateTime={last.madeOn}>{formatDate(last.madeOn)}</time>
          <span>{withFrenchSpaces(lastPromiseWords(last))}</span>
        </li>
      </ul>
    </>
  );
}

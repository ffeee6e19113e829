import { paidCountWords } from '../../shared/schedules/schedule-words.fr.ts';
import type { Schedule } from '../../shared/schedules/schedules.contract.ts';
import classes from './PaidShare.module.css';

/** How much of a schedule is paid, as a bar with the count of instalments beside it. */
export function PaidShare({ schedule }: { schedule: Schedule }) {
  const { paidCents, totalCents, instalments } = schedule;
  const share = totalCents === 0 ? 0 : Math.floor((100 * paidCents) / totalCents);
  const paid = instalments.filter(({ state }) => state === 'paid').length;
  return (
    <span className={classes.share} title={paidCountWords(schedule)}>
      <svg className={classes.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" rx="1" className={classes.ground} />
        <rect width={share} height="6" rx="1" className={classes.paid} />
      </svg>
      <span>
        {paid}&nbsp;sur&nbsp;{instalments.length}
      </span>
      <span className="sr-only">, {share} % réglés</span>
    </span>
  );
}

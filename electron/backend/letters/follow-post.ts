import { listLetters, readLetter, readLetterSummary } from '../../../db/letters/letters.queries.ts';
import { letterWithNumber, saveDelivery, saveRegisteredNumber } from '../../../db/letters/posted-letters.queries.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { whatFollows } from '../../../shared/letters/delivery.ts';
import { followingSentence, registeredNumberRemark } from '../../../shared/letters/delivery-words.fr.ts';
import type { lettersContract } from '../../../shared/letters/letters.contract.ts';
import { canBeRegisteredNumber, normalizeRegisteredNumber } from '../../../shared/letters/registered-number.ts';
import type { CommandContext, QueryContext } from '../context.ts';
import { formalNoticeDelayDays } from './worked-letter.ts';

type Contract = typeof lettersContract;

/** Keeps the number of a letter's label; one that may be misread is kept with a remark. @throws AppError LETTER_WITHDRAWN, REGISTERED_NUMBER_WRONG */
export function setRegisteredNumber(
  { db }: CommandContext,
  { letterId, number: typed }: InputOf<Contract['setRegisteredNumber']>,
): OutputOf<Contract['setRegisteredNumber']> {
  if (readLetter(db, letterId).state === 'withdrawn') throw new AppError('LETTER_WITHDRAWN', { letterId });
  const number = normalizeRegisteredNumber(typed);
  if (typed.trim() !== '' && !canBeRegisteredNumber(number)) throw new AppError('REGISTERED_NUMBER_WRONG', { number: typed.trim() });
  const other = number === '' ? undefined : letterWithNumber(db, number, letterId);
  return db.transaction(() => {
    saveRegisteredNumber(db, letterId, number);
    return { letter: readLetterSummary(db, letterId), remark: registeredNumberRemark(number, other?.customerName ?? null) };
  });
}

/**
 * Keeps what the post did with a letter, from which what follows is dated.
 * @throws AppError LETTER_NOT_SENT, DELIVERY_DAY_MISSING, DELIVERY_BEFORE_POSTING, DELIVERY_IN_FUTURE
 */
export function recordDelivery(
  { db, today }: CommandContext,
  { letterId, delivery, on, note = '' }: InputOf<Contract['recordDelivery']>,
): OutputOf<Contract['recordDelivery']> {
  const { sentOn } = readLetter(db, letterId);
  if (sentOn === null) throw new AppError('LETTER_NOT_SENT', { letterId });
  if (delivery !== null && on === null) throw new AppError('DELIVERY_DAY_MISSING', {});
  if (on !== null && on < sentOn) throw new AppError('DELIVERY_BEFORE_POSTING', { on, sentOn });
  if (on !== null && on > today) throw new AppError('DELIVERY_IN_FUTURE', { on });
  return db.transaction(() => {
    saveDelivery(db, letterId, delivery, delivery === null ? null : on, note);
    return readLetterSummary(db, letterId);
  });
}

/** What is to come after each posted notice. */
export function listFollowing(
  { db, today }: QueryContext,
  { customerId }: InputOf<Contract['following']>,
): OutputOf<Contract['following']> {
  const delayDays = formalNoticeDelayDays(db);
  return listLetters(db, customerId).flatMap((letter) => {
    const next = whatFollows(letter, delayDays);
    return next === null ? [] : [{ letterId: letter.letterId, on: next.on, sentence: followingSentence(next, letter, today) }];
  });
}

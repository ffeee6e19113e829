import { addDays, type LocalDate, laterOf } from '../dates/local-date.ts';
import type { LetterKind } from './letter-kinds.ts';

/** What the post did with a letter. A letter refused or not fetched is as good as received (Civ. 1re, 20/01/2021, 19-20.680). */
export const DELIVERIES = ['received', 'refused', 'unclaimed', 'wrongAddress'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface PostedLetter {
  kind: LetterKind;
  asOf: LocalDate;
  sentOn: LocalDate | null;
  delivery: Delivery | null;
  /** The day it was presented, received, refused, or sent back. */
  deliveredOn: LocalDate | null;
}

/** What comes after a notice, dated from what the post did with it. */
export type WhatFollows =
  /** It has to be sent again, to the right address. */
  | { code: 'sendAgain'; on: null }
  /**
   * From the next day on: the court for a termination, the end of the schedule for a late instalment. A formal notice is followed by the
   * legal stage, on the day that the reminder plan says.
   */
  | { code: 'legalStage' | 'court' | 'termination'; on: LocalDate };

const NOTICES: Partial<Record<LetterKind, 'legalStage' | 'court' | 'termination'>> = {
  formalNotice: 'legalStage',
  instalmentNotice: 'termination',
  termination: 'court',
};

/** The last day that a notice leaves: its own deadline, counted from the letter's day, or as many days from its presentation where that came later. */
export function noticeDeadline({ asOf, deliveredOn }: Pick<PostedLetter, 'asOf' | 'deliveredOn'>, delayDays: number): LocalDate {
  return addDays(deliveredOn === null ? asOf : laterOf(asOf, deliveredOn), delayDays);
}

/** What follows a posted notice, from its deadline on. null for a letter that is no notice, or is not posted. */
export function whatFollows({ kind, asOf, sentOn, delivery, deliveredOn }: PostedLetter, delayDays: number): WhatFollows | null {
  if (sentOn === null) return null;
  if (delivery === 'wrongAddress') return { code: 'sendAgain', on: null };
  const code = NOTICES[kind];
  if (code === undefined) return null;
  return { code, on: noticeDeadline({ asOf, deliveredOn }, delayDays) };
}

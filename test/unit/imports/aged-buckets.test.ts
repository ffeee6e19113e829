import { expect, it } from 'vitest';
import { readAgedBucket } from '../../../shared/imports/aged-balance-words.fr.ts';

it.each([
  ['Non échu', null],
  ['1-30', 1],
  ['31 à 60 jours', 31],
  ['90+', 91],
])('reads the bucket « %s »', (title, daysLate) => {
  expect(readAgedBucket(title)).toMatchObject({ daysLate });
});

// A row of forecasts of a few cents each is not the head of an aged balance.
it.each(['1,30', '0.31', '31,60 €', '0,10', '-0,15', '(0,15)', '12,5'])('takes the amount « %s » for no bucket', (title) => {
  expect(readAgedBucket(title)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { type CaseOfTerm, caseInterruptions } from '../../../shared/legal/case-interruptions.ts';

type Step = CaseOfTerm['steps'][number]['kind'];

function aCase(
  route: CaseOfTerm['route'],
  steps: [Step, string][],
  end: Partial<Pick<CaseOfTerm, 'closedOn' | 'outcome'>> = {},
): CaseOfTerm {
  return { route, closedOn: null, outcome: null, ...end, steps: steps.map(([kind, on]) => ({ kind, on: localDate(on) })) };
}

const closedOn = localDate('2026-11-01');

// C. civ. 2241, 2243, 2244; 1re civ. 09/09/2020, 19-12.006; CPC 1411 (3 months from 01/09/2026, 6 before); CPCE L125-1; C. com. L622-25-1.
describe('what the steps of a case do to the term of its claims', () => {
  test.each<[string, CaseOfTerm, [string, string, string | null][]]>([
    ['a request that is filed does nothing', aCase('paymentOrder', [['filed', '2026-09-01']]), []],
    [
      'the service of the order interrupts',
      aCase('paymentOrder', [
        ['order', '2026-09-10'],
        ['service', '2026-10-10'],
      ]),
      [['orderServed', '2026-10-10', null]],
    ],
    [
      'an order served too late has lapsed',
      aCase('paymentOrder', [
        ['order', '2026-09-10'],
        ['service', '2026-12-11'],
      ]),
      [],
    ],
    [
      'one of before September 2026 had six months',
      aCase('paymentOrder', [
        ['order', '2026-05-10'],
        ['service', '2026-11-10'],
      ]),
      [['orderServed', '2026-11-10', null]],
    ],
    [
      'a summons and a seizure',
      aCase('summons', [
        ['summoned', '2026-03-01'],
        ['judgment', '2026-09-01'],
        ['service', '2026-09-20'],
        ['seizure', '2026-10-20'],
      ]),
      [
        ['courtClaim', '2026-03-01', null],
        ['enforcement', '2026-10-20', null],
      ],
    ],
    [
      'a claim that is rejected interrupted nothing',
      aCase('summons', [
        ['summoned', '2026-03-01'],
        ['rejected', '2026-10-01'],
      ]),
      [],
    ],
    ['nor one that is given up', aCase('interimPayment', [['summoned', '2026-03-01']], { closedOn, outcome: 'abandoned' }), []],
    [
      'one that was won stays',
      aCase('summons', [['summoned', '2026-03-01']], { closedOn, outcome: 'judgment' }),
      [['courtClaim', '2026-03-01', null]],
    ],
    ['a declared claim', aCase('collectiveProceedings', [['claimDeclared', '2026-06-01']]), [['courtClaim', '2026-06-01', null]]],
    [
      'the debtor’s agreement suspends while it lasts',
      aCase('smallClaims', [['agreed', '2026-06-01']]),
      [['simplifiedProcedure', '2026-06-01', null]],
    ],
    [
      'until its title',
      aCase('smallClaims', [
        ['agreed', '2026-06-01'],
        ['enforceable', '2026-06-21'],
      ]),
      [['simplifiedProcedure', '2026-06-01', '2026-06-21']],
    ],
    [
      'or the end of the case',
      aCase('smallClaims', [['agreed', '2026-06-01']], { closedOn, outcome: 'paid' }),
      [['simplifiedProcedure', '2026-06-01', closedOn]],
    ],
  ])('%s', (_, legalCase, expected) => {
    expect(caseInterruptions(legalCase).map(({ kind, on, until }) => [kind, on, until])).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import lawFile from '../../../resources/legal/procedures.json' with { type: 'json' };
import { localDate } from '../../../shared/dates/local-date.ts';
import { assessRoutes } from '../../../shared/legal/assess-routes.ts';
import { debtorPlace } from '../../../shared/legal/debtor-place.ts';
import { ProcedureLaw } from '../../../shared/legal/procedure-law.ts';
import type { ProcedureCode } from '../../../shared/legal/route-codes.ts';
import type { RouteFacts } from '../../../shared/legal/route-facts.ts';
import { traderStatus } from '../../../shared/legal/trader.ts';
import { cents } from '../../../shared/money/cents.ts';

const law = ProcedureLaw.parse(lawFile);
const euros = (amount: number) => cents(Math.round(amount * 100));
const inFrance = (postalCode: string) => debtorPlace({ country: '', postalCode });
const abroad = (country: string) => debtorPlace({ country, postalCode: '' });

function someFacts(facts: Partial<RouteFacts> = {}): RouteFacts {
  return {
    asOf: localDate('2026-11-22'),
    place: inFrance('44000'),
    city: 'Nantes',
    debtor: 'business',
    publicBuyer: false,
    debtorTrader: 'trader',
    creditorTrader: 'trader',
    nature: null,
    openCents: euros(3000),
    contestedCents: euros(0),
    interestCents: euros(0),
    isDue: true,
    term: 'none',
    evidence: {
      signedOrder: true,
      deliveryProof: true,
      termsAccepted: true,
      acknowledgedOn: null,
      notice: { sentOn: localDate('2026-10-01'), isRegistered: true, isBack: false, isReceived: true },
    },
    checklist: { existenceAgreed: true, amountSettled: true, paymentDue: true },
    insolvencyOn: null,
    afterJudgmentOn: null,
    handedOver: null,
    prescribesOn: localDate('2031-06-30'),
    extendedOn: localDate('2031-06-30'),
    smallClaimsFailed: false,
    ownCosts: {},
    ...facts,
  };
}

const consumer = { debtor: 'consumer', debtorTrader: 'notTrader' } as const;
const procedureOf = (facts: RouteFacts, code: ProcedureCode) => {
  const found = assessRoutes(facts, law).procedures.find((each) => each.code === code);
  if (!found) throw new Error(code);
  return found;
};

describe('what fits a claim', () => {
  test.each<[string, Partial<RouteFacts>, string]>([
    ['between traders, not contested', {}, 'paymentOrder'],
    ['between traders, not contested, large', { openCents: euros(80_000) }, 'paymentOrder'],
    ['a consumer, 5 000 € interest included', { ...consumer, openCents: euros(4990), interestCents: euros(10) }, 'smallClaims'],
    ['a consumer, one cent more', { ...consumer, openCents: euros(4990), interestCents: euros(10.01) }, 'paymentOrder'],
    ['a doctor, 3 000 €', { debtorTrader: 'notTrader' }, 'smallClaims'],
    ['a consumer who refused the simplified procedure', { ...consumer, smallClaimsFailed: true }, 'paymentOrder'],
    ['contested in part', { contestedCents: euros(1000) }, 'paymentOrder'],
    ['contested, well proven', { contestedCents: euros(3000) }, 'interimPayment'],
    [
      'contested, proven by an acknowledgement',
      { contestedCents: euros(3000), evidence: proof(localDate('2026-01-15')) },
      'interimPayment',
    ],
    ['contested, hardly proven', { contestedCents: euros(3000), evidence: proof(null) }, 'summons'],
    ['in Germany, not contested', { place: abroad('Allemagne') }, 'europeanOrder'],
    ['in Denmark', { place: abroad('Danemark') }, 'notCovered'],
    ['in Spain, contested, 3 000 €', { place: abroad('ES'), contestedCents: euros(3000) }, 'europeanSmallClaims'],
    [
      'in Spain, contested, 5 000 € beside its interest',
      { place: abroad('ES'), openCents: euros(5000), contestedCents: euros(5000), interestCents: euros(900) },
      'europeanSmallClaims',
    ],
    [
      'in Spain, contested, one cent more than 5 000 €',
      { place: abroad('ES'), openCents: euros(5000.01), contestedCents: euros(5000.01) },
      'notCovered',
    ],
    ['in the United Kingdom', { place: abroad('Royaume-Uni') }, 'notCovered'],
    ['in a country that nobody can read', { place: abroad('Atlantide') }, 'notCovered'],
    ['a town hall', { publicBuyer: true }, 'notCovered'],
    ['in collective proceedings', { insolvencyOn: localDate('2026-11-22') }, 'collectiveProceedings'],
    ['proceedings that open tomorrow', { insolvencyOn: localDate('2026-11-23') }, 'paymentOrder'],
    ['prescribed yesterday', { prescribesOn: localDate('2026-11-21'), extendedOn: localDate('2026-11-21') }, 'writeOff'],
    // A request for an order does not stop the term, a summons does.
    ['its last day', { prescribesOn: localDate('2026-11-22'), extendedOn: localDate('2026-11-22') }, 'interimPayment'],
    ['59 days left', { prescribesOn: localDate('2027-01-20'), extendedOn: localDate('2027-01-20') }, 'interimPayment'],
    ['60 days left', { prescribesOn: localDate('2027-01-21'), extendedOn: localDate('2027-01-21') }, 'paymentOrder'],
    [
      '8 days left, a consumer',
      { ...consumer, prescribesOn: localDate('2026-11-30'), extendedOn: localDate('2026-11-30') },
      'interimPayment',
    ],
    ['younger than the judgment', { afterJudgmentOn: localDate('2026-10-15') }, 'afterJudgment'],
    ['sold', { handedOver: 'Cédée à Factor SA' }, 'handedOver'],
    ['not due', { isDue: false }, 'notDue'],
    ['with time granted', { term: 'respected' }, 'notDue'],
    ['with time granted and not kept, until it is ended', { term: 'behind' }, 'notDue'],
  ])('%s', (_, facts, code) => {
    const assessment = assessRoutes(someFacts(facts), law);
    expect(assessment.code).toBe(code);
    expect(assessment.reasons.length).toBeGreaterThan(0);
    // What is advised is open, or to be checked; never closed.
    const own = assessment.procedures.find((each) => each.code === code);
    if (own) expect(own.state).not.toBe('closed');
  });
});

function proof(acknowledgedOn: RouteFacts['evidence']['acknowledgedOn']): RouteFacts['evidence'] {
  return { signedOrder: null, deliveryProof: null, termsAccepted: null, acknowledgedOn, notice: null };
}

describe('which procedures are open', () => {
  const OPEN = 'open';
  const CHECK = 'check';
  const CLOSED = 'closed';
  const rows: [string, Partial<RouteFacts>, Partial<Record<ProcedureCode, string>>][] = [
    [
      'between traders: the simplified procedure is closed since 2026, the new one is to be checked',
      {},
      {
        smallClaims: CLOSED,
        undisputedCommercial: CHECK,
        paymentOrder: OPEN,
        summons: OPEN,
        europeanOrder: CLOSED,
        collectiveProceedings: CLOSED,
      },
    ],
    [
      'nothing says that they trade: both may be',
      { debtorTrader: 'presumed' },
      { smallClaims: CHECK, undisputedCommercial: CHECK, paymentOrder: OPEN },
    ],
    ['a consumer', consumer, { smallClaims: OPEN, undisputedCommercial: CLOSED, paymentOrder: OPEN }],
    ['contested: only a judge', { contestedCents: euros(3000) }, { undisputedCommercial: CLOSED, paymentOrder: CLOSED, summons: OPEN }],
    ['in Italy', { place: abroad('Italie') }, { paymentOrder: CLOSED, europeanOrder: OPEN, europeanSmallClaims: OPEN, summons: CHECK }],
    ['in Denmark', { place: abroad('DK') }, { europeanOrder: CLOSED, europeanSmallClaims: CLOSED }],
    ['in Switzerland', { place: abroad('Suisse') }, { paymentOrder: CLOSED, europeanOrder: CLOSED, summons: CLOSED, agency: OPEN }],
    [
      'in collective proceedings: nothing but the declaration',
      { insolvencyOn: localDate('2026-10-01') },
      { paymentOrder: CLOSED, summons: CLOSED, agency: CLOSED, sale: CLOSED, collectiveProceedings: OPEN },
    ],
    [
      'a schedule runs: nothing is payable, nothing is to be sold',
      { term: 'respected' },
      { paymentOrder: CLOSED, summons: CLOSED, agency: CLOSED, sale: CLOSED, undisputedCommercial: CLOSED },
    ],
    [
      'prescribed: no court',
      { prescribesOn: localDate('2026-01-01'), extendedOn: localDate('2026-01-01') },
      { paymentOrder: CLOSED, summons: CLOSED, smallClaims: CLOSED, sale: CLOSED, agency: CHECK, writeOff: OPEN },
    ],
  ];
  test.each(rows)('%s', (_, facts, expected) => {
    const { procedures } = assessRoutes(someFacts(facts), law);
    const states = Object.fromEntries(procedures.map(({ code, state }) => [code, state]));
    expect(states).toMatchObject(expected);
  });
});

describe('the court and its form', () => {
  test.each<[string, Partial<RouteFacts>, string, string | null]>([
    ['Nantes', {}, 'Tribunal de commerce dont dépend Nantes', 'Cerfa 12946*02'],
    ['Paris', { place: inFrance('75011'), city: 'Paris 11e' }, 'Tribunal des activités économiques (TAE) de Paris', 'Cerfa 12946*02'],
    [
      'Le Havre',
      { place: inFrance('76600'), city: 'LE HAVRE CEDEX 2' },
      'Tribunal des activités économiques (TAE) du Havre',
      'Cerfa 12946*02',
    ],
    ['Avignon', { place: inFrance('84000'), city: 'Avignon' }, 'Tribunal des activités économiques (TAE) d’Avignon', 'Cerfa 12946*02'],
    ['Strasbourg', { place: inFrance('67000'), city: 'Strasbourg' }, 'Chambre commerciale du tribunal judiciaire', 'Cerfa 12946*02'],
    ['Metz', { place: inFrance('57000'), city: 'Metz' }, 'Chambre commerciale du tribunal judiciaire', 'Cerfa 12946*02'],
    ['Mulhouse', { place: inFrance('68100'), city: 'Mulhouse' }, 'Chambre commerciale du tribunal judiciaire', 'Cerfa 12946*02'],
    [
      'a consumer in Metz',
      { ...consumer, place: inFrance('57000'), city: 'Metz' },
      'Tribunal judiciaire dont dépend Metz',
      'Cerfa 12948*06',
    ],
    ['a tenant', { ...consumer, nature: 'rent' }, 'Juge des contentieux de la protection', 'Cerfa 16040*01'],
    ['Fort-de-France', { place: inFrance('97200'), city: 'Fort-de-France' }, 'Tribunal mixte de commerce', 'Cerfa 12946*02'],
  ])('%s', (_, facts, court, form) => {
    const order = procedureOf(someFacts(facts), 'paymentOrder');
    expect(order.court).toContain(court);
    expect(order.form).toContain(form);
  });
});

describe('what it costs, asks for and lacks', () => {
  // 25,79 € × 0,5 up to 128 €, × 1 up to 1 280 €, × 2 above (C. com. A444-11).
  test.each([
    [128, '12,90'],
    [128.01, '25,79'],
    [1280, '25,79'],
    [1280.01, '51,58'],
  ])('serving an order for %s €: %s €', (amount, fee) => {
    expect(procedureOf(someFacts({ openCents: euros(amount) }), 'paymentOrder').cost.text).toContain(`signification ${fee}`);
  });

  test('of a claim contested in part, the fee is that of what is asked for', () => {
    const cost = (contested: number) =>
      procedureOf(someFacts({ openCents: euros(12_000), contestedCents: euros(contested) }), 'paymentOrder').cost.text;
    expect(cost(9000)).toContain('signification 51,58');
    expect(cost(11_000)).toContain('signification 25,79');
  });

  test('a closed way has no form, no court, no cost and no steps', () => {
    const cases: [Partial<RouteFacts>, ProcedureCode][] = [
      [{ publicBuyer: true }, 'paymentOrder'],
      [{ openCents: euros(12_000), contestedCents: euros(12_000) }, 'paymentOrder'],
      [{}, 'europeanOrder'],
    ];
    for (const [facts, code] of cases)
      expect(procedureOf(someFacts(facts), code)).toMatchObject({
        state: 'closed',
        form: null,
        court: null,
        steps: [],
        cost: { text: '' },
      });
  });

  test('the European ceiling says what it leaves out', () => {
    const say = (amount: number) =>
      procedureOf(someFacts({ place: abroad('ES'), openCents: euros(amount) }), 'europeanSmallClaims').reasons.join(' ');
    expect(say(5000)).toContain('hors intérêts et frais');
    expect(say(6000)).toContain('hors intérêts et frais');
  });

  test('the registry’s fee, on which the sources disagree, is for the user to enter; there is none at the tribunal judiciaire', () => {
    const commercial = procedureOf(someFacts({ ownCosts: { paymentOrder: euros(33.47) } }), 'paymentOrder');
    expect(commercial.cost.text).toContain('25,19 €, 30,23 € ou 33,47 €');
    expect(commercial.cost.enteredCents).toBe(3347);
    expect(procedureOf(someFacts(consumer), 'paymentOrder').cost.text).toContain('Pas de frais de greffe');
  });

  test('an order is served within 3 months; 6 for those made before 1 September 2026', () => {
    expect(procedureOf(someFacts(), 'paymentOrder').steps.join(' ')).toContain('dans les 3 mois');
    expect(procedureOf(someFacts({ asOf: localDate('2026-08-31') }), 'paymentOrder').steps.join(' ')).toContain('dans les 6 mois');
  });

  test.each([
    [10_000, 'Sans avocat obligatoire'],
    [10_000.01, 'Avocat obligatoire'],
  ])('a summons for %s €: %s', (amount, words) => {
    expect(procedureOf(someFacts({ openCents: euros(amount) }), 'summons').reasons.join(' ')).toContain(words);
  });

  test.each<[string, Partial<RouteFacts>, boolean]>([
    ['5 000 € against a consumer', { openCents: euros(5000) }, true],
    ['more than that', { openCents: euros(5000.01) }, false],
    ['after the simplified procedure failed', { openCents: euros(5000), smallClaimsFailed: true }, false],
    ['between traders', { openCents: euros(5000), debtor: 'business', debtorTrader: 'trader' }, false],
  ])('an amicable attempt before a summons: %s', (_, facts, isNeeded) => {
    const reasons = procedureOf(someFacts({ ...consumer, ...facts }), 'summons').reasons.join(' ');
    expect(reasons.includes('conciliateur ou médiateur d’abord')).toBe(isNeeded);
  });

  test('a notice that came back, an order that nobody signed, a rate that is not known are missing', () => {
    const { missing } = procedureOf(
      someFacts({
        interestCents: null,
        evidence: {
          ...proof(null),
          signedOrder: false,
          notice: { sentOn: localDate('2026-10-01'), isRegistered: true, isBack: true, isReceived: false },
        },
      }),
      'paymentOrder',
    );
    expect(missing.join(' · ')).toMatch(
      /la dernière est revenue.*vous avez noté ne pas l’avoir.*bon de livraison.*à confirmer.*taux du semestre/,
    );
    expect(procedureOf(someFacts(), 'paymentOrder').missing).toEqual([]);
  });

  test('every procedure that the law file speaks of has its sources and the day they were read', () => {
    expect(law.notice).toContain('Ce n’est pas un conseil juridique');
    expect(law.compiledOn).toBe('2026-11-21');
    for (const { sources, confidence } of law.facts) expect(sources.length > 0 || confidence !== 'medium').toBe(true);
  });
});

test.each([
  ['SARL Dupont', 'trader'],
  ['Dupont S.A.R.L.', 'trader'],
  ['Boulangerie Martin SAS', 'trader'],
  ['SASU Lumen', 'trader'],
  ['SELARL Martin', 'notTrader'],
  ['SCI des Lilas', 'notTrader'],
  ['Association Le Relais', 'notTrader'],
  ['Dr Petit', 'notTrader'],
  ['Mairie de Nantes', 'notTrader'],
  ['Sasha Lefèvre', 'presumed'],
  ['Menuiserie Durand', 'presumed'],
])('%s: %s', (name, status) => {
  expect(traderStatus(name)).toBe(status);
});

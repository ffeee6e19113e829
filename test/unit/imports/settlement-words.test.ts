import { describe, expect, it } from 'vitest';
import { localDate } from '../../../shared/dates/local-date.ts';
import { readSettlement } from '../../../shared/imports/settlement-words.fr.ts';

const ISSUED = localDate('2025-11-20');

describe('what a status column says of a payment', () => {
  it.each([
    ['réglé le 12/12', 'paid', '2025-12-12', null, null],
    ['réglé le 12/03', 'paid', '2026-03-12', null, null],
    ['payée le 3 mars 2026 par virement', 'paid', '2026-03-03', null, null],
    ['chq 12/03/26', 'paid', '2026-03-12', null, null],
    ['VIR du 05.01.2026', 'paid', '2026-01-05', null, null],
    ['OK', 'paid', null, null, null],
    ['partiel 200 €', 'partlyPaid', null, 20_000, null],
    ['acompte 1 500,50 le 12/03', 'partlyPaid', '2026-03-12', 150_050, null],
    ['payé 50 €', 'partlyPaid', null, 5_000, null],
    ['payé 300', 'partlyPaid', null, 30_000, null],
    ['Payée : 1 200,50', 'partlyPaid', null, 120_050, null],
    ['payé 300 le 12/10/26', 'partlyPaid', '2026-10-12', 30_000, null],
    ['payé 300 sur 768', 'partlyPaid', null, 30_000, null],
    ['payé 200+300', 'partlyPaid', null, 50_000, null],
    ['payé 300 puis 200', null, null, null, null],
    ['payé 300 par chèque', 'partlyPaid', null, 30_000, null],
    ['300 payé', 'partlyPaid', null, 30_000, null],
    ['payé 300, reste 480', 'partlyPaid', null, null, 48_000],
    ['payé mais chèque refusé', null, null, null, null],
    ['payé moins 50', null, null, null, null],
    ['payé sauf TVA', null, null, null, null],
    ['payé 1er acompte 30 %', 'partlyPaid', null, null, null],
    ['payée en retard', 'paid', null, null, null],
    ['Payée le 12/03/2026 à 10:32', 'paid', '2026-03-12', null, null],
    ['Payée - chèque n° 0045123 du 12/10/2026', 'paid', '2026-10-12', null, null],
    ['payé sauf 50', 'partlyPaid', null, null, 5_000],
    ['payé à moitié', 'partlyPaid', null, null, null],
    ['réglé à 50 %', 'partlyPaid', null, null, null],
    ['payé 100 %', 'paid', null, null, null],
    ['payé ?', null, null, null, null],
    ['sera payé le 30/11/26', 'open', null, null, null],
    ['doit être réglée', 'open', null, null, null],
    ['payé chq 1234567', 'paid', null, null, null],
    ['payée en 2 fois', null, null, null, null],
    ['1/2 payé', 'partlyPaid', null, null, null],
    ['payé 1/2', 'partlyPaid', null, null, null],
    ['2/3 payé par chèque', 'partlyPaid', null, null, null],
    ['1/2', 'partlyPaid', null, null, null],
    ['chq 1/3', 'partlyPaid', null, null, null],
    ['1/2 réglé le 12/03', 'partlyPaid', '2026-03-12', null, null],
    ['1/2 payé 300 €', 'partlyPaid', null, 30_000, null],
    ['lot 1/2', null, null, null, null],
    ['1/2 impayé', 'open', null, null, null],
    ['payé le 1/2', 'paid', '2026-02-01', null, null],
    ['payé 01/02', 'paid', '2026-02-01', null, null],
    ['payé 1/2/26', 'paid', '2026-02-01', null, null],
    ['reste 400', 'partlyPaid', null, null, 40_000],
    ['impayé, reste 400 €', 'open', null, null, 40_000],
    ['relancé le 12/03', 'open', null, null, null],
    ['à régler le 12/03/2026', 'open', null, null, null],
    ['payée (CB 1234)', 'paid', null, null, null],
    ['acompte 30 %', null, null, null, null],
    ['chèque', null, null, null, null],
    ['vu avec M. Dupont le 12/13', null, null, null, null],
    ['annulée le 12/03', 'cancelled', null, null, null],
  ] as const)('« %s »', (text, status, paidOn, paidCents, openCents) => {
    expect(readSettlement(text, 'État', ISSUED, 'DMY')).toEqual({ status, paidOn, paidCents, openCents });
  });

  it('takes a day alone for the payment’s under a title that asks when, and for nothing under another', () => {
    expect(readSettlement('12/03/2026', 'Réglé', ISSUED, 'DMY')).toMatchObject({ status: 'paid', paidOn: '2026-03-12' });
    expect(readSettlement('03/12/2026', 'Réglé', ISSUED, 'MDY').paidOn).toBe('2026-03-12');
    expect(readSettlement('12/03', 'Payée le', ISSUED, 'DMY')).toMatchObject({ status: 'paid', paidOn: '2026-03-12' });
    expect(readSettlement('1/2', 'Payée le', ISSUED, 'DMY')).toMatchObject({ status: 'paid', paidOn: '2026-02-01' });
    expect(readSettlement('1/2', 'Payée', ISSUED, 'DMY')).toMatchObject({ status: 'partlyPaid', paidOn: null });
    expect(readSettlement('12/03/2026', 'À régler', ISSUED, 'DMY').status).toBeNull();
    expect(readSettlement('12/03/2026', 'Dernière relance', ISSUED, 'DMY').status).toBeNull();
  });
});

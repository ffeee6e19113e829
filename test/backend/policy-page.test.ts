import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../shared/contract/file-handles.ts';
import type { PageItem } from '../../shared/letters/page.ts';
import { cents } from '../../shared/money/cents.ts';
import type { PolicyAudience } from '../../shared/policy/policy.contract.ts';
import { aCompany, type TestCompany } from '../builders/company.ts';

const AUDIENCES: PolicyAudience[] = ['staff', 'customers'];

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const textOf = (items: readonly PageItem[]) =>
  plain(items.flatMap((item) => (item.type === 'text' ? [item.text] : [])).join(' ')).replace(/\s+/g, ' ');

async function pageOf({ client, company }: TestCompany, audience: PolicyAudience) {
  const { page } = await client.policy.page({ audience }, { company });
  return { text: textOf(page.items), items: page.items };
}

const PROFILE = {
  legalForm: 'SARL',
  shareCapitalCents: cents(800_000),
  siren: '732829320',
  rcsTown: 'Rodez',
  addressLine1: '4 rue du Moulin',
  postalCode: '12000',
  city: 'Rodez',
  phone: '05 65 00 00 00',
  email: 'compta@tournesol.fr',
  iban: 'FR1420041010050500013M02606',
  bic: 'PSSTFRPPTOU',
};

describe('the policy on one page', () => {
  test('tells the customers what administrations owe, where one of them is one', async () => {
    const company = await aCompany({ today: '2026-11-22' });
    const said = async () => (await pageOf(company, 'customers')).text;
    await company.client.customers.create({ name: 'Atelier Tilleul' }, company);
    expect(await said()).not.toContain('publi');
    await company.client.customers.create({ name: 'Mairie d’Albi', publicBuyer: true }, company);
    expect(await said()).toMatch(/Acheteurs publics.*taux de la BCE majoré de 8 points.*Code de la commande publique/);
  });

  test('says for the staff who does what, the limits, the steps, the rate in force and the flat indemnity', async () => {
    const company = await aCompany({ today: '2026-11-22' });
    await company.client.companies.updateProfile(PROFILE, company);
    await company.client.policy.setSettings(
      { paymentTerms: '45 jours fin de mois', earlyPayment: '3/10', usualLimitCents: cents(500_000), decider: 'Mme Roux', chaser: 'Paul' },
      company,
    );
    const { text } = await pageOf(company, 'staff');
    for (const said of [
      'Politique de crédit et de recouvrement',
      '45 jours puis fin de mois',
      '5 000 € pour un nouveau client',
      'l’accord de Mme Roux',
      '3 % du montant TTC',
      '3 jours après l’échéance',
      'Mise en demeure',
      'soit 12,40 % l’an jusqu’au 31/12/2026',
      'indemnité forfaitaire de 40 €',
      'virement ; chèque',
    ])
      expect(text).toContain(said);
  });

  test('says to customers, courteously, when and how to pay, consumers apart; the contractual rate takes the place of the statutory one', async () => {
    const company = await aCompany({ today: '2026-11-22' });
    await company.client.companies.updateProfile(
      { ...PROFILE, cardLink: 'https://paiement.tournesol.fr', payByDirectDebit: true },
      company,
    );
    await company.client.lateFees.setTerms({ contractRatePct: 15 }, company);
    const { text } = await pageOf(company, 'customers');
    for (const said of [
      'Nos conditions de règlement',
      '30 jours à compter de la date de facture',
      'FR14 2004 1010 0505 0001 3M02 606',
      'paiement.tournesol.fr',
      'mandat SEPA',
      'taux annuel de 15,00 %',
      'Clients particuliers : ni indemnité forfaitaire, ni pénalités entre professionnels',
      '05 65 00 00 00 ou compta@tournesol.fr',
    ])
      expect(text).toContain(said);
    for (const internal of ['abandon', 'La direction', 'passage en perte']) expect(text).not.toContain(internal);
  });

  test('is one sheet whatever the settings hold, with nothing over the footer or outside the margins, in the fonts of letters', async () => {
    const company = await aCompany({
      today: '2026-11-22',
      name: 'Établissements Vandenbroucke-Saint-Exupéry & Fils, menuiserie générale du Rouergue',
    });
    await company.client.customers.create({ name: 'Mairie d’Albi', publicBuyer: true }, company);
    const long = (length: number) => 'Responsable de la facturation et du recouvrement '.repeat(3).slice(0, length);
    await company.client.companies.updateProfile(
      { ...PROFILE, chequeOrder: long(80).trim(), cardLink: `https://paiement.fr/${'a'.repeat(90)}`, payByDirectDebit: true },
      company,
    );
    await company.client.policy.setSettings(
      { decider: long(60).trim(), chaser: long(60).trim(), earlyPayment: '2,25 % à 15 jours' },
      company,
    );
    const plans = await company.client.reminderPlans.list({}, company);
    const standard = plans.find(({ isDefault }) => isDefault);
    if (!standard) throw new Error('there is a default plan');
    const added = { tone: 'courteous', template: null, chargesFees: false } as const;
    await company.client.reminderPlans.update(
      {
        planId: standard.planId,
        name: 'Un plan de relance au nom aussi long qu’il peut l’être ici',
        legalDelayDays: 365,
        steps: [
          { ...added, level: 'satisfaction', offsetDays: 10, channel: 'phone' },
          { ...added, level: 'notice', offsetDays: -7, channel: 'email' },
          ...standard.steps.filter(({ level }) => level !== 'satisfaction' && level !== 'notice'),
        ],
      },
      company,
    );
    for (const audience of AUDIENCES) {
      const { items } = await pageOf(company, audience);
      const texts = items.flatMap((item) => (item.type === 'text' ? [item] : []));
      const body = texts.filter(({ block }) => block !== 'footer');
      expect(Math.max(...body.map(({ y }) => y)), audience).toBeLessThanOrEqual(281);
      expect(Math.max(...texts.map(({ x, width }) => x + width)), audience).toBeLessThanOrEqual(193.1);
      const out = join(company.directory, `${audience}.pdf`);
      const { pages } = await company.client.policy.printPage({ audience, out: out as OutputFile }, company);
      expect(pages).toBe(1);
      const pdf = readFileSync(out, 'latin1');
      expect(pdf.match(/\/Type \/Page\b/g)?.length).toBe(1);
      expect(pdf).toContain('/FontFile');
    }
  });

  test('is there for a company of which nothing is known yet, and refuses terms that mean nothing', async () => {
    const company = await aCompany({ today: '2031-03-01' });
    const { text } = await pageOf(company, 'staff');
    expect(text).toContain('majoré de 10 points ;');
    expect((await pageOf(company, 'customers')).text).toContain('Chèque : à l’ordre de Atelier Tournesol');
    await expect(company.client.policy.setSettings({ paymentTerms: 'quand il veut' }, company)).rejects.toMatchObject({
      code: 'IMPORT_TERMS_UNREADABLE',
    });
    const set = (earlyPayment: string) => company.client.policy.setSettings({ earlyPayment }, company);
    expect(await set('2/10 n/45')).toMatchObject({ paymentTerms: '45 jours', earlyPayment: '2/10 n/45' });
    expect((await pageOf(company, 'customers')).text).toContain('45 jours à compter de la date de facture');
    await expect(set('2/10 n/60')).rejects.toMatchObject({ code: 'EARLY_PAYMENT_NET_DAYS' });
    await expect(company.client.policy.setSettings({ earlyPayment: 'oui' }, company)).rejects.toMatchObject({
      code: 'EARLY_PAYMENT_WRONG',
    });
  });
});

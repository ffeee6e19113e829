import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** The formal notice that the acceleration clause of an agreement calls for: the late instalments, or the whole balance. */
export const instalmentNoticeFrench: TableTemplate<'instalmentNotice'> = {
  kind: 'instalmentNotice',
  documentTitle: 'Mise en demeure, échéancier, {{customerName}}, {{date}}',
  subject: [
    {
      text: {
        one: 'Objet : mise en demeure de payer une échéance de l’accord du {{agreedOn}}',
        many: 'Objet : mise en demeure de payer {{instalmentCount}} échéances de l’accord du {{agreedOn}}',
      },
    },
  ],
  title: 'MISE EN DEMEURE',
  delivery: 'Lettre recommandée avec avis de réception',
  salutation: 'Madame, Monsieur,',
  beforeTable: [
    {
      text: {
        one: 'L’accord d’échelonnement conclu le {{agreedOn}} n’est pas respecté : l’échéance suivante n’a pas été réglée en entier. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
        many: 'L’accord d’échelonnement conclu le {{agreedOn}} n’est pas respecté : les échéances suivantes n’ont pas été réglées en entier. Nous vous mettons en demeure de nous régler la somme de **{{total}}** au plus tard le **{{deadline}}**.',
      },
    },
  ],
  afterTable: [
    {
      when: ['termLeft'],
      text: 'À défaut de règlement dans ce délai, et conformément à la clause de déchéance du terme de l’accord, la totalité du solde, soit {{balance}} à ce jour, deviendra immédiatement exigible, sans autre formalité.',
    },
    {
      when: ['allDue'],
      text: 'Les dates de toutes les échéances sont passées : cette somme est la totalité du solde, et elle est exigible. À défaut de règlement dans ce délai, nous en poursuivrons le recouvrement devant le tribunal compétent.',
    },
    {
      when: ['business'],
      text: 'S’y ajouteront les pénalités de retard de l’article {{interestLaw}}, auxquelles l’accord ne renonce que tant que ses échéances sont respectées.',
    },
  ],
  afterWaysToPay: [
    { text: 'La présente vaut mise en demeure au sens des articles 1344 et suivants du Code civil.' },
    {
      when: ['reachable'],
      text: 'Si une difficulté explique ce retard, dites-le-nous sans attendre {{contactDetails}}.',
    },
  ],
  closing: [{ text: 'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.' }],
  annex: [],
};

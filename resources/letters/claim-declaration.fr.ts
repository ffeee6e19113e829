import type { TableTemplate } from '../../shared/letters/letter-template.ts';

/** Déclaration de créance au mandataire ou au liquidateur (C. com. L622-24, L622-25, R622-23): always in French, whoever the debtor is. */
export const claimDeclarationFrench: TableTemplate<'claimDeclaration'> = {
  kind: 'claimDeclaration',
  documentTitle: 'Déclaration de créance, {{customerName}}, {{date}}',
  subject: [{ text: 'Objet : déclaration de créance au passif de {{customerName}}' }],
  title: 'DÉCLARATION DE CRÉANCE',
  delivery: 'Lettre recommandée avec avis de réception',
  salutation: 'Maître,',
  beforeTable: [
    {
      text: 'Nous déclarons au passif de **{{customerName}}**, {{proceedings}} par jugement du {{judgmentOn}}, une créance de **{{total}}**, arrêtée au jour de ce jugement et détaillée ci-dessous (articles L622-24 et suivants du Code de commerce).',
    },
  ],
  afterTable: [],
  afterWaysToPay: [],
  closing: [
    { text: 'La présente déclaration est certifiée sincère par le soussigné. Nous vous remercions de nous en accuser réception.' },
    { text: 'Nous vous prions d’agréer, Maître, l’expression de nos salutations distinguées.' },
  ],
  annex: [
    {
      text: 'Intérêts = reste dû TTC × taux annuel × jours ÷ 365, du lendemain de l’échéance jusqu’à la veille du jugement d’ouverture (article L622-28 du Code de commerce), arrondis au centime ligne par ligne. Sans TVA.',
    },
  ],
};

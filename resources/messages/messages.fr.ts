import type { MessageTexts } from '../../shared/messages/message-template.ts';

const same = (text: string) => ({ one: text, many: text });

/** What accompanies a letter, or stands alone: the facts, one request, a way to answer. */
export const frenchMessages: MessageTexts = {
  greeting: 'Bonjour,',
  closing: 'Bien cordialement,\n{{signature}}',
  answered: 'Vous avez contesté {{maintainedInvoices}}. Après examen de votre contestation, nous maintenons la somme demandée.',
  granted: 'À la suite de votre contestation, nous vous avons accordé {{grantedCredits}} ; la somme demandée en tient compte.',
  invoiceLine: '- facture {{number}} du {{issuedOn}}, échue le {{dueOn}} : {{amount}}',
  comingLine: '- facture {{number}} du {{issuedOn}}, à échéance le {{dueOn}} : {{amount}}',
  disputedLine: 'Facture {{number}} : {{amount}} font l’objet d’une contestation et ne sont pas réclamés ici.',
  creditLine: '- {{label}}, à déduire : {{amount}}',
  totalLine: 'Total à régler : {{total}}',
  comingTotalLine: 'Total à échoir : {{total}}',
  principalLine: 'Reste dû : {{principal}}',
  interestLine: 'Pénalités de retard au {{date}} : {{interest}}',
  indemnityLine: 'Indemnité forfaitaire de recouvrement : {{indemnity}}',
  ways: 'Vous pouvez régler par virement sur le compte {{iban}}, en rappelant la référence {{reference}}.',
  card: 'Vous pouvez régler par carte bancaire : {{cardLink}}',
  smsCard: 'Par carte : {{cardLink}}',
  emails: {
    notice: {
      subject: { one: 'Facture {{firstInvoice}} à échéance le {{firstDueOn}}', many: 'Vos {{invoiceCount}} factures à échéance prochaine' },
      paragraphs: [
        {
          one: 'Nous vous rappelons que la facture ci-dessous arrive à échéance le {{firstDueOn}}.',
          many: 'Nous vous rappelons que les factures ci-dessous arrivent prochainement à échéance.',
        },
        { list: true },
        { ways: true },
        same('S’il vous manque un document, ou si quelque chose retarde votre règlement, dites-le-nous en réponse à ce message.'),
        same('Si votre règlement est déjà parti, nous vous en remercions.'),
      ],
    },
    satisfaction: {
      subject: {
        one: 'Notre facture {{firstInvoice}} : tout s’est-il bien passé ?',
        many: 'Nos dernières factures : tout s’est-il bien passé ?',
      },
      paragraphs: [
        same('Nous souhaitons nous assurer que notre prestation vous a donné satisfaction, et que vous avez bien reçu de quoi la régler.'),
        { list: true },
        same('Une question, un document à compléter ? Répondez simplement à ce message.'),
      ],
    },
    reminder1: {
      subject: { one: 'Facture {{firstInvoice}} en attente de règlement', many: '{{invoiceCount}} factures en attente de règlement' },
      paragraphs: [
        {
          one: 'Sauf erreur de notre part, la facture {{firstInvoice}}, échue le {{firstDueOn}}, n’est pas entièrement réglée. Il s’agit sans doute d’un simple oubli.',
          many: 'Sauf erreur de notre part, {{invoiceCount}} factures échues ne sont pas entièrement réglées. Il s’agit sans doute d’un simple oubli.',
        },
        { answered: true },
        { withLetter: 'Vous en trouverez le détail dans le courrier joint.' },
        { list: true },
        same('Nous vous remercions de nous adresser {{total}} dès que possible.'),
        { ways: true },
        same('Si votre règlement s’est croisé avec ce message, ou si une difficulté en est la cause, un mot en réponse suffit.'),
      ],
    },
    reminder2: {
      subject: { one: 'Relance : facture {{firstInvoice}} impayée', many: 'Relance : {{invoiceCount}} factures impayées' },
      paragraphs: [
        {
          one: 'La facture {{firstInvoice}}, échue depuis le {{firstDueOn}}, reste à régler.',
          many: '{{invoiceCount}} factures restent à régler ; la plus ancienne est échue depuis le {{firstDueOn}}.',
        },
        { answered: true },
        { withLetter: 'Le courrier joint en donne le détail.' },
        { list: true },
        same('Nous vous demandons de régler {{total}}, ou de nous indiquer par retour à quelle date ce sera fait.'),
        { ways: true },
      ],
    },
    reminder3: {
      subject: {
        one: 'Dernier rappel avant mise en demeure : facture {{firstInvoice}}',
        many: 'Dernier rappel avant mise en demeure : {{invoiceCount}} factures',
      },
      paragraphs: [
        {
          one: 'Malgré le retard, la facture {{firstInvoice}}, échue depuis le {{firstDueOn}}, n’est toujours pas réglée.',
          many: 'Malgré le retard, {{invoiceCount}} factures ne sont toujours pas réglées ; la plus ancienne est échue depuis le {{firstDueOn}}.',
        },
        { answered: true },
        { withLetter: 'Le courrier joint en donne le détail, avec les frais de retard.' },
        { list: true },
        same('Sans règlement, ou sans date précise de votre part sous huit jours, une mise en demeure vous sera adressée.'),
        { ways: true },
      ],
    },
    formalNotice: {
      subject: { one: 'Mise en demeure : facture {{firstInvoice}}', many: 'Mise en demeure : {{invoiceCount}} factures' },
      paragraphs: [
        { withLetter: 'Vous trouverez ci-joint une mise en demeure, qui vous est aussi adressée en recommandé avec avis de réception.' },
        { list: true },
        same('Nous vous demandons de régler la somme due dans le délai qui y est fixé.'),
        { ways: true },
      ],
    },
    document: {
      subject: same('{{documentName}}, {{companyName}}'),
      paragraphs: [same('Veuillez trouver ci-joint : {{documentName}}.'), same('Nous restons à votre disposition pour toute question.')],
    },
  },
  sms: {
    notice: {
      one: '{{companyName}} : la facture {{firstInvoice}} ({{total}}) arrive à échéance le {{firstDueOn}}. Merci.',
      many: '{{companyName}} : {{invoiceCount}} factures ({{total}}) arrivent à échéance, la première le {{firstDueOn}}. Merci.',
    },
    satisfaction: {
      one: '{{companyName}} : notre facture {{firstInvoice}} vous est-elle bien parvenue ? Une question : {{phone}}.',
      many: '{{companyName}} : nos dernières factures vous sont-elles bien parvenues ? Une question : {{phone}}.',
    },
    reminder1: {
      one: '{{companyName}} : sauf erreur, la facture {{firstInvoice}} ({{total}}), échue le {{firstDueOn}}, reste à régler. Merci. {{phone}}',
      many: '{{companyName}} : sauf erreur, {{invoiceCount}} factures échues ({{total}}) restent à régler. Merci. {{phone}}',
    },
    reminder2: {
      one: '{{companyName}} : la facture {{firstInvoice}} ({{total}}) est échue depuis le {{firstDueOn}}. Quand la réglez-vous ? {{phone}}',
      many: '{{companyName}} : {{invoiceCount}} factures ({{total}}) sont échues, depuis le {{firstDueOn}}. Quand les réglez-vous ? {{phone}}',
    },
    reminder3: {
      one: '{{companyName}} : dernier rappel pour la facture {{firstInvoice}} ({{total}}), échue depuis le {{firstDueOn}}. Rappelez-nous : {{phone}}',
      many: '{{companyName}} : dernier rappel pour {{invoiceCount}} factures ({{total}}), échues depuis le {{firstDueOn}}. Rappelez-nous : {{phone}}',
    },
    formalNotice: {
      one: '{{companyName}} : une mise en demeure vous est adressée pour la facture {{firstInvoice}} ({{total}}). Rappelez-nous : {{phone}}',
      many: '{{companyName}} : une mise en demeure vous est adressée pour {{invoiceCount}} factures ({{total}}). Rappelez-nous : {{phone}}',
    },
  },
};

import type { GuideHand, GuideStage } from './collection-guide.ts';

const STAGES: Record<GuideStage, { name: string; advice: Record<GuideHand, string> }> = {
  before: {
    name: 'Avant l’échéance',
    advice: {
      inHouse: 'Vérifier que tout va bien, que la facture est arrivée : personne ne connaît mieux le client que vous.',
      either: '',
      outside: '',
    },
  },
  friendly: {
    name: 'Relances amiables',
    advice: {
      inHouse: 'Appels et relances selon votre plan : la relation est gardée et le coût presque nul.',
      either: 'Gardez les bons clients ; confiez les petites sommes quand elles sont trop nombreuses pour vous.',
      outside: '',
    },
  },
  notice: {
    name: 'Mise en demeure',
    advice: {
      inHouse: 'Une mise en demeure de votre main a le même effet que celle d’un tiers.',
      either: '',
      outside: 'À votre niveau d’impayés, un tiers presse davantage : commissaire de justice ou société de recouvrement, sur mandat écrit.',
    },
  },
  court: {
    name: 'Obtenir un titre',
    advice: {
      inHouse: '',
      either: 'Une injonction de payer simple se dépose soi-même ; prenez un avocat pour ce qui est contesté.',
      outside: 'Confiez les dossiers à un avocat ou à un commissaire de justice, en lot.',
    },
  },
  enforcement: {
    name: 'Faire exécuter',
    advice: { inHouse: '', either: '', outside: 'Seul un commissaire de justice saisit, quel que soit le montant.' },
  },
};

export function guideStageName(stage: GuideStage): string {
  return STAGES[stage].name;
}

export function guideAdvice(stage: GuideStage, hand: GuideHand): string {
  return STAGES[stage].advice[hand];
}

const HAND_WORDS: Record<GuideHand, string> = { inHouse: 'Vous-même', either: 'Selon le dossier', outside: 'Un tiers' };

export function handWord(hand: GuideHand): string {
  return HAND_WORDS[hand];
}

/** What the company's rate means, in a sentence. */
export function levelSentence(level: 'low' | 'medium' | 'high' | null): string {
  switch (level) {
    case null:
      return 'Pas encore de factures échues depuis 90 jours : rien à juger.';
    case 'low':
      return 'Peu d’impayés : tout se fait chez vous, jusqu’à la mise en demeure.';
    case 'medium':
      return 'Des impayés qui pèsent : relancez vous-même, confiez les tribunaux.';
    case 'high':
      return 'Beaucoup d’impayés : passez la main dès la mise en demeure, et revoyez à qui vous faites crédit.';
  }
}

import type { PastedBlock } from './pasted-block.ts';

type Refused = Exclude<PastedBlock, { state: 'read' }>;

const NOTHING = 'Rien n’a été collé.';

interface Names {
  /** « Charges fixes prévues, mars 2026 » */
  cell: (position: { row: number; column: number }) => string;
  /** « janvier 2026 » */
  month: (row: number) => string;
}

/** Why a block was not pasted: the cell and what it holds, or that there is no room for it. */
export function pasteRefusal(block: Refused, names: Names): string {
  switch (block.state) {
    case 'unreadable': {
      const text = block.text.length > 40 ? `${block.text.slice(0, 40)}…` : block.text;
      return `${NOTHING} « ${text} » ${unreadableBecause(block.text)} (${names.cell(block)}).`;
    }
    case 'otherMonth':
      return `${NOTHING} La ligne « ${block.name} » tomberait sur ${names.month(block.row)} : choisissez la case du même mois.`;
    case 'noAmount':
      return `${NOTHING} Les cases copiées ne contiennent aucun montant.`;
    case 'tooLarge': {
      const size = `${block.rows} ${block.rows > 1 ? 'lignes' : 'ligne'} × ${block.columns} ${block.columns > 1 ? 'colonnes' : 'colonne'}`;
      return `${NOTHING} Le bloc copié (${size}) dépasse de la grille : choisissez une case plus haut ou plus à gauche, ou copiez moins de cases.`;
    }
  }
}

/** What was pasted: « 4 cases collées. » */
export function pastedText({ amounts, isTurned }: Extract<PastedBlock, { state: 'read' }>): string {
  const count = `${amounts.length} ${amounts.length > 1 ? 'cases collées' : 'case collée'}`;
  return isTurned ? `${count}, un mois par ligne.` : `${count}.`;
}

function unreadableBecause(text: string): string {
  if (text.startsWith('=')) return 'est une formule : copiez des cases qui montrent leur résultat';
  if (/^#/.test(text)) return 'n’est pas un montant : corrigez cette case, ou élargissez sa colonne, dans le tableur';
  if (/%$/.test(text)) return 'est un pourcentage, pas un montant';
  if (/^\(?-?\d{1,3}[.,]\d{3}\)?(?: ?€)?$/.test(text)) return 'peut se lire de deux façons : écrivez-le sans séparateur de milliers';
  return 'n’est pas un montant';
}

import type { PastedBlock } from './pasted-block.ts';

type Refused = Exclude<PastedBlock, { state: 'read' }>;

/** Why a block was not pasted: the cell and what it holds, or that there is no room for it. */
export function pasteRefusal(block: Refused, cellName: (position: { row: number; column: number }) => string): string {
  if (block.state === 'unreadable') {
    const text = block.text.length > 40 ? `${block.text.slice(0, 40)}…` : block.text;
    return `Rien n’a été collé. « ${text} » n’est pas un montant (${cellName(block)}).`;
  }
  const size = `${block.rows} ${block.rows > 1 ? 'lignes' : 'ligne'} × ${block.columns} ${block.columns > 1 ? 'colonnes' : 'colonne'}`;
  return `Rien n’a été collé. Le bloc copié (${size}) dépasse de la grille : choisissez une case plus haut ou plus à gauche, ou copiez moins de cases.`;
}

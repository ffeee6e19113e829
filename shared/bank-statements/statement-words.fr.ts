/** The label of a fee that the bank writes beside the movement it is taken on. */
export function feeLabel(label: string): string {
  return label === '' ? 'Frais' : `Frais : ${label}`;
}

/** Registered letters first, since they wait at the counter; then by addressee. The slip numbers them in the order of the piles. */
export function inEnvelopeOrder<Letter extends { isRegistered: boolean; customerName: string; letterId: number }>(
  letters: readonly Letter[],
): Letter[] {
  return letters.toSorted(
    (a, b) =>
      Number(b.isRegistered) - Number(a.isRegistered) || a.customerName.localeCompare(b.customerName, 'fr') || a.letterId - b.letterId,
  );
}

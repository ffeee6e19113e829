/** What comes of asking a court for invoices for which a schedule grants time. Null for none. */
export function grantedTermWarning(numbers: readonly string[]): string | null {
  if (numbers.length === 0) return null;
  const which =
    numbers.length === 1 ? `de la facture ${numbers[0]}` : `des factures ${numbers.slice(0, -1).join(', ')} et ${numbers.at(-1)}`;
  return `Un échéancier court : la créance ${which} n’est pas exigible ; le tribunal rejetterait la demande. Prononcez d’abord la déchéance du terme, ou mettez fin à l’échéancier.`;
}

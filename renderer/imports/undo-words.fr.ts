const moment = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

/** Why an import cannot be undone yet, and what to undo before it. */
export function obstacleText(reason: string, importsFirst: readonly { readonly fileName: string; readonly importedAt: string }[]): string {
  const capital = reason.charAt(0).toLocaleUpperCase('fr') + reason.slice(1);
  if (importsFirst.length === 0) return `${capital}. Annulez d’abord ce qui a été fait depuis ; cet import pourra ensuite être annulé.`;
  // What to do about it by hand does not help against an import.
  const sentence = `${capital.split(' ; ')[0]}.`;
  const files = importsFirst.map(({ fileName, importedAt }) => `« ${fileName} » (${moment.format(new Date(importedAt))})`);
  return files.length === 1
    ? `${sentence} Un import fait depuis s’appuie sur celui-ci : ${files[0]}. Annulez-le d’abord.`
    : `${sentence} Des imports faits depuis s’appuient sur celui-ci ; annulez-les d’abord, dans cet ordre : ${files.join(', ')}.`;
}

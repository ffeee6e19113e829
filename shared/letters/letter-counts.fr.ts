/** « 1 courrier », « 6 courriers ». */
export function lettersWords(count: number): string {
  return `${count} courrier${count > 1 ? 's' : ''}`;
}

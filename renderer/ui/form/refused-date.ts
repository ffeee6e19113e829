/**
 * Brings the user to a date of the form that cannot be taken, if there is one: the form must not be sent while it stands, since an
 * optional date would then be sent as empty.
 */
export function focusRefusedDate(form: HTMLFormElement): boolean {
  const field = form.querySelector<HTMLInputElement>('input[data-refused]');
  if (field === null) return false;
  // Leaving the field shows why.
  field.blur();
  field.focus();
  return true;
}

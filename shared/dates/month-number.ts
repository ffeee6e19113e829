/** Months counted in a row from year 0, so that arrays can be indexed by month: `2025-06` is 2025 × 12 + 5. Takes a month or a date. */
export function monthNumber(monthOrDate: string): number {
  const digit = (at: number) => monthOrDate.charCodeAt(at) - 48;
  return (digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)) * 12 + digit(5) * 10 + digit(6) - 1;
}

/** The month `YYYY-MM` of a number. */
export function monthOfNumber(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The month numbers of the days that come so many `days` (rising, not negative) after a date. By whole months: faster than a calendar's. */
export function monthNumbersAfter(date: string, days: readonly number[]): number[] {
  let month = monthNumber(date);
  let day = (date.charCodeAt(8) - 48) * 10 + date.charCodeAt(9) - 48;
  let added = 0;
  const months: number[] = [];
  for (const after of days) {
    day += after - added;
    added = after;
    for (let length = daysOf(month); day > length; length = daysOf(month)) {
      day -= length;
      month += 1;
    }
    months.push(month);
  }
  return months;
}

function daysOf(month: number): number {
  const index = month % 12;
  if (index === 1) {
    const year = (month - 1) / 12;
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return index === 3 || index === 5 || index === 8 || index === 10 ? 30 : 31;
}

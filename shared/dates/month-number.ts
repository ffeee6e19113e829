/** Months counted in a row from year 0, so that arrays can be indexed by month: `2025-06` is 2025 × 12 + 5. Takes a month or a date. */
export function monthNumber(monthOrDate: string): number {
  const digit = (at: number) => monthOrDate.charCodeAt(at) - 48;
  return (digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)) * 12 + digit(5) * 10 + digit(6) - 1;
}

/** The month `YYYY-MM` of a number. */
export function monthOfNumber(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** The month number of the day that comes `days` (not negative) after a date. By whole months: faster than through a calendar date. */
export function monthNumberAfter(date: string, days: number): number {
  let month = monthNumber(date);
  let day = Number(date.slice(8, 10)) + days;
  for (let length = daysOf(month); day > length; length = daysOf(month)) {
    day -= length;
    month += 1;
  }
  return month;
}

function daysOf(month: number): number {
  const index = month % 12;
  if (index === 1) {
    const year = (month - 1) / 12;
    return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  }
  return index === 3 || index === 5 || index === 8 || index === 10 ? 30 : 31;
}

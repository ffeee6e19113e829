import type { LocalDate } from '../dates/local-date.ts';
import { AppError } from '../errors/app-error.ts';
import type { PreflightCheck } from './letters.contract.ts';

/** A check that the user passed over, with what it said then. */
export interface Override {
  code: string;
  message: string;
  reason: string;
  on: LocalDate;
}

/** Checks as they stand after what was passed over: a warning that tells why. What the check says must be what was passed over. */
export function withOverrides(checks: readonly PreflightCheck[], overrides: readonly Override[]): PreflightCheck[] {
  return checks.map((check) => {
    const made = overrides.find(({ code, message }) => code === check.code && message === check.message);
    if (check.severity !== 'blocking' || check.overridable !== true || made === undefined) return check;
    return { ...check, severity: 'warning', override: { reason: made.reason, on: made.on } };
  });
}

/** The check that an override is about. @throws AppError CHECK_NOT_FOUND, CHECK_NOT_OVERRIDABLE */
export function checkToOverride(checks: readonly PreflightCheck[], code: string): PreflightCheck {
  const check = checks.find((candidate) => candidate.code === code && candidate.severity === 'blocking');
  if (!check) throw new AppError('CHECK_NOT_FOUND', { code });
  if (check.overridable !== true) throw new AppError('CHECK_NOT_OVERRIDABLE', { message: check.message });
  return check;
}

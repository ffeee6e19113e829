import type { Scope } from '../../../shared/dashboard/scope.ts';
import type { AddressSettings } from './addresses.ts';

/** Whose figures a screen shows, as it stands in its address; nothing for the whole company. */
export function scopeSettings({ customerId, segment }: Scope): AddressSettings {
  return { client: customerId === undefined ? undefined : String(customerId), segment };
}

/** The scope of an address; a customer goes before a segment, and what is no number is no customer. */
export function scopeOf(settings: URLSearchParams): Scope {
  const customer = settings.get('client');
  if (customer !== null && /^\d{1,9}$/.test(customer)) return { customerId: Number(customer) };
  const segment = settings.get('segment')?.trim();
  return segment ? { segment: segment.slice(0, 60) } : {};
}

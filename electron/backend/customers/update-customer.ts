import { customerIdByCode, insertCustomer, readCustomer, updateCustomer as update } from '../../../db/customers/customers.queries.ts';
import { rememberTyped } from '../../../db/customers/typed-fields.queries.ts';
import type { ReadDb } from '../../../db/database.ts';
import type { InputOf, OutputOf } from '../../../shared/contract/procedure.ts';
import { CHECKED_FIELDS, type CheckedValues, problemsOfChange } from '../../../shared/customers/customer-problems.fr.ts';
import type { CustomerFields, CustomerKind, customersContract } from '../../../shared/customers/customers.contract.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeEarlyPayment } from '../../../shared/payments/early-payment.ts';
import { parseEarlyPayment } from '../../../shared/payments/early-payment-words.fr.ts';
import { netDaysBeside } from '../../../shared/payments/net-days.fr.ts';
import type { CommandContext } from '../context.ts';

type Contract = typeof customersContract;

const NOTHING: CheckedValues = { name: '', siren: '', siret: '', vatNumber: '', iban: '', email: '', paymentTerms: '', earlyPayment: '' };

/** @throws AppError CUSTOMER_CODE_TAKEN, CUSTOMER_FIELD_WRONG */
export function createCustomer({ db, today }: CommandContext, given: InputOf<Contract['create']>): OutputOf<Contract['create']> {
  refuseTakenCode(db, given.code);
  refuseWrong(NOTHING, given);
  const fields = withKeptTerms(given, '');
  return db.transaction(() => {
    const id = insertCustomer(db, { ...fields, publicBuyer: isPublicBuyer('business', fields) } as Partial<CustomerFields> & {
      name: string;
    });
    rememberTyped(db, id, filledIn(fields), today);
    return readCustomer(db, id);
  });
}

/** What a person types is remembered as such: an import asks before it replaces it. @throws AppError CUSTOMER_NOT_FOUND, CUSTOMER_CODE_TAKEN, CUSTOMER_FIELD_WRONG */
export function updateCustomer({ db, today }: CommandContext, { id, ...given }: InputOf<Contract['update']>): OutputOf<Contract['update']> {
  const before = readCustomer(db, id);
  refuseTakenCode(db, given.code, id);
  refuseWrong(before, given);
  const changes = withKeptTerms(given, before.paymentTerms);
  const typed = Object.keys(changes).filter((field) => changes[field as keyof typeof changes] !== before[field as keyof typeof before]);
  return db.transaction(() => {
    update(db, id, {
      ...changes,
      publicBuyer: isPublicBuyer(before.kind, { publicBuyer: before.publicBuyer, ...changes }),
    } as Partial<CustomerFields>);
    rememberTyped(db, id, typed, today);
    return readCustomer(db, id);
  });
}

/** A consumer is no administration, whatever was said before it was one. */
function isPublicBuyer(
  before: CustomerKind,
  { kind = before, publicBuyer }: { kind?: CustomerKind | undefined; publicBuyer?: boolean | undefined },
): boolean {
  return kind === 'business' && publicBuyer === true;
}

/**
 * Early-payment terms are kept in one form, however they were typed; those that are none are refused as such. The « n/45 » of « 2/8 n/45 »
 * becomes the payment terms where there are none.
 */
function withKeptTerms<Fields extends { earlyPayment?: string | undefined; paymentTerms?: string | undefined }>(
  fields: Fields,
  before: string,
): Fields {
  const { earlyPayment = '', paymentTerms = before } = fields;
  const terms = parseEarlyPayment(earlyPayment);
  if (!terms) return fields;
  const { adopted } = netDaysBeside(earlyPayment, paymentTerms);
  const net = adopted === null ? {} : { paymentTerms: adopted };
  return { ...fields, ...net, earlyPayment: writeEarlyPayment(terms) };
}

function filledIn(fields: Partial<Record<string, unknown>>): string[] {
  return Object.keys(fields).filter(
    (field) => fields[field] !== '' && fields[field] !== null && fields[field] !== false && fields[field] !== undefined,
  );
}

function refuseTakenCode(db: ReadDb, code: string | undefined, exceptId?: number): void {
  if (code === undefined || code === '') return;
  const holder = customerIdByCode(db, code);
  if (holder !== undefined && holder !== exceptId) throw new AppError('CUSTOMER_CODE_TAKEN', { code, name: readCustomer(db, holder).name });
}

/** A wrong identifier is refused with its field's name; one that a file brought and nobody touches stays as it is. */
function refuseWrong(before: CheckedValues, changes: { [F in keyof CheckedValues]?: CheckedValues[F] | undefined }): void {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const [problem] = problemsOfChange(before, { ...before, ...Object.fromEntries(given) });
  if (problem) throw new AppError('CUSTOMER_FIELD_WRONG', { field: CHECKED_FIELDS[problem.field], problem: problem.sentence });
}

import type { ErrorCode } from '../../shared/errors/error-params.ts';

/** What the attacker's calls are about: a company with one invoice, files that were handed over, and another company. */
export interface Target {
  company: string;
  companyPath: string;
  otherCompany: string;
  invoiceId: number;
  customerId: number;
  /** A picture that was handed over. */
  picture: string;
}

export interface Attack {
  name: string;
  verb: string;
  input?: (target: Target) => unknown;
  /** Instead of the company itself. */
  company?: (target: Target) => string;
  code: ErrorCode;
  /** Only where a file is known by the handle that the host gave it: on a command line its user names paths. */
  handles?: true;
}

const unknown = (verb: string): Attack => ({ name: `the verb ${JSON.stringify(verb)}`, verb, code: 'UNKNOWN_VERB' });

const UNKNOWN_VERBS = [
  'x',
  'companies',
  'companies.',
  '.recent',
  '.',
  'companies.recent.x',
  'companies.recent.',
  'Companies.recent',
  'companies.RECENT',
  'companies recent',
  'constructor.name',
  'constructor.constructor',
  '__proto__.x',
  '__proto__.constructor',
  'prototype.x',
  'toString.call',
  'hasOwnProperty.call',
  'companies.constructor',
  'companies.__proto__',
  'companies.toString',
  'companies.hasOwnProperty',
  'companies.valueOf',
  'companies.__defineGetter__',
  'companies.then',
  'process.exit',
  'x'.repeat(190),
].map(unknown);

/** Inputs of one verb whose only field is an id. */
const WRONG_TYPES: [string, unknown][] = [
  ['nothing', {}],
  ['a text for a number', { id: '1' }],
  ['a list for a number', { id: [1] }],
  ['an object for a number', { id: { valueOf: 1 } }],
  ['null for a number', { id: null }],
  ['a truth value for a number', { id: true }],
  ['a fraction', { id: 1.5 }],
  ['a number that no integer holds', { id: 2 ** 53 }],
  ['a huge number', { id: 1e308 }],
  ['« NaN »', { id: 'NaN' }],
  ['« Infinity »', { id: 'Infinity' }],
  ['a text for the input', 'id=1'],
  ['a list for the input', [1]],
  ['a number for the input', 1],
  ['a truth value for the input', true],
  ['a field that its prototype would give', JSON.parse('{"__proto__":{"id":1}}')],
  ['a field that its constructor would give', { constructor: { prototype: { id: 1 } } }],
];

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** `size`: of what is much too long. */
const giants = (size: number): [string, string, unknown][] => [
  ['a text without end', 'customers.create', { name: 'x'.repeat(6 * size) }],
  ['a text of NULs without end', 'customers.create', { name: '\0'.repeat(size) }],
  ['numbers without end', 'letters.markAllSent', { letterIds: Array(size).fill(1), sentOn: '2025-06-30' }],
  ['wrong numbers without end', 'charges.setNature', { ids: Array(size).fill('x'), nature: 'fixed' }],
  ['strange fields without end', 'customers.get', Object.fromEntries(Array.from({ length: size / 10 }, (_, index) => [`f${index}`, 1]))],
  ['lists and objects 500 deep', 'customers.get', { id: nested(500) }],
  ['an amount that no integer holds', 'charges.add', { date: '2025-06-30', amountCents: 1e21, nature: 'fixed', label: 'x' }],
  [
    'an amount whose sums would lose cents',
    'charges.add',
    { date: '2025-06-30', amountCents: Number.MAX_SAFE_INTEGER, nature: 'fixed', label: 'x' },
  ],
  ['a great amount further in', 'forecasts.setMonths', { months: [{ month: '2025-06', revenueCents: -Number.MAX_SAFE_INTEGER }] }],
];

const DAYS = [
  '2025-02-30',
  '2025-1-1',
  '9999-99-99',
  '0000-01-01',
  '+012025-01-01',
  '２０２５-01-01',
  '2025-01-01T00:00',
  ' 2025-01-01',
  'NaN',
  '',
];

/** Paths and addresses where a handle is due. */
const PATHS = (target: Target): string[] => [
  '/etc/passwd',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\serveur\\partage\\societe.quittance',
  '/dev/zero',
  '/proc/self/environ',
  'http://ailleurs.example/x.csv',
  '__proto__',
  'constructor',
  'a\0b',
  '../'.repeat(1000),
  target.companyPath,
];

const COMPANIES: [string, (target: Target) => string][] = [
  ['a path', () => '/etc/passwd'],
  ['its own path', ({ companyPath }) => companyPath],
  ['a path above', () => '../societe.quittance'],
  ['a prototype’s name', () => '__proto__'],
  ['a constructor', () => 'constructor'],
  ['a file that would be found', () => 'trouve:../../etc/passwd'],
  ['an id nobody has', () => '00000000-0000-4000-8000-000000000000'],
  ['its own id in capitals', ({ company }) => (company.toUpperCase() === company ? `${company}x` : company.toUpperCase())],
  ['its own id and a space', ({ company }) => `${company} `],
];

/** Calls that are refused, each with its code, whatever carries them; none changes anything. */
export function attacksOn(target: Target, size = 1_000_000): Attack[] {
  return [
    ...UNKNOWN_VERBS,
    ...WRONG_TYPES.map(([name, input]): Attack => ({ name, verb: 'customers.get', input: () => input, code: 'INVALID_INPUT' })),
    ...giants(size).map(([name, verb, input]): Attack => ({ name, verb, input: () => input, code: 'INVALID_INPUT' })),
    ...DAYS.map(
      (day): Attack => ({
        name: `the day ${JSON.stringify(day)}`,
        verb: 'customers.list',
        input: () => ({ asOf: day }),
        code: 'INVALID_INPUT',
      }),
    ),
    ...PATHS(target).flatMap((path): Attack[] => [
      {
        name: `the file ${JSON.stringify(path.slice(0, 40))}`,
        verb: 'imports.preview',
        input: () => ({ file: path }),
        code: 'FILE_NOT_FOUND',
        handles: true,
      },
      {
        name: `the company file ${JSON.stringify(path.slice(0, 40))}`,
        verb: 'companies.open',
        input: () => ({ file: path }),
        code: 'FILE_NOT_FOUND',
        handles: true,
      },
      {
        name: `the output ${JSON.stringify(path.slice(0, 40))}`,
        verb: 'imports.template',
        input: () => ({ kind: 'invoices', out: path }),
        code: 'FILE_NOT_FOUND',
        handles: true,
      },
    ]),
    {
      name: 'a picture in the place of a company',
      verb: 'companies.open',
      input: ({ picture }) => ({ file: picture }),
      code: 'COMPANY_FILE_FOREIGN',
    },
    {
      name: 'a picture in the place of a table',
      verb: 'imports.preview',
      input: ({ picture }) => ({ file: picture }),
      code: 'FILE_NOT_A_SPREADSHEET',
    },
    {
      name: 'a picture in the place of a dossier',
      verb: 'legal.verifyDossier',
      input: ({ picture }) => ({ file: picture }),
      code: 'DOSSIER_NOT_ONE',
    },
    { name: 'a file of no length of name', verb: 'imports.preview', input: () => ({ file: '' }), code: 'INVALID_INPUT' },
    { name: 'a file of endless name', verb: 'imports.preview', input: () => ({ file: 'x'.repeat(5000) }), code: 'INVALID_INPUT' },
    ...COMPANIES.map(
      ([name, company]): Attack => ({
        name: `${name} for a company`,
        verb: 'customers.list',
        input: () => ({ asOf: '2025-06-30' }),
        company,
        code: 'COMPANY_NOT_OPEN',
      }),
    ),
    { name: 'no company', verb: 'customers.list', input: () => ({ asOf: '2025-06-30' }), company: () => '', code: 'COMPANY_REQUIRED' },
    {
      name: 'another company’s customer',
      verb: 'customers.get',
      input: ({ customerId }) => ({ id: customerId }),
      company: ({ otherCompany }) => otherCompany,
      code: 'CUSTOMER_NOT_FOUND',
    },
    {
      name: 'another company’s invoice',
      verb: 'disputes.open',
      input: ({ invoiceId }) => ({ invoiceId, reason: 'x' }),
      company: ({ otherCompany }) => otherCompany,
      code: 'INVOICE_NOT_FOUND',
    },
    { name: 'SQL in a search', verb: 'customers.get', input: () => ({ id: '1; DROP TABLE invoices' }), code: 'INVALID_INPUT' },
  ];
}

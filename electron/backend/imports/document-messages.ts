import type { StatementReading } from '../../../shared/bank-statements/bank-statement.ts';
import type { EInvoice } from '../../../shared/einvoices/einvoice.ts';
import type { ErrorCode, ErrorParams } from '../../../shared/errors/error-params.ts';
import type { LedgerReading } from '../../../shared/fec/ledger-entry-line.ts';
import type { Encoding } from './decode-text.ts';
import type { DocumentForm } from './find-document.ts';

/** What the thread that reads documents is given; `lines` is a book in lines of fixed width. */
export interface DocumentTask {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly form: DocumentForm | 'lines';
  readonly encoding: Encoding | undefined;
}

/** What a file that is no table says; `encoding` is null where the file declares its own. */
export type ReadDocument =
  | { readonly kind: 'einvoice'; readonly invoice: EInvoice; readonly inPdf: boolean }
  | { readonly kind: 'statement'; readonly reading: StatementReading; readonly encoding: Encoding | null }
  | { readonly kind: 'lines'; readonly reading: LedgerReading | null; readonly encoding: Encoding | null };

export type DocumentReply =
  | { readonly document: ReadDocument }
  | { readonly error: { readonly code: ErrorCode; readonly params: ErrorParams[ErrorCode] } };

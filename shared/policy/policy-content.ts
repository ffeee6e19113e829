/** What the policy's page says, in words, before any layout. */
export interface PolicyContent {
  /** Of the PDF's metadata. */
  readonly documentTitle: string;
  readonly author: string;
  readonly letterhead: { readonly name: string; readonly lines: readonly string[] };
  readonly title: string;
  /** For whom, and of which day. */
  readonly subtitle: string;
  /** Empty in the staff's version. */
  readonly intro: string;
  readonly parts: readonly PolicyPart[];
  readonly footer: string;
}

/** A part of the page: points, each with a word in bold before it, or a table of steps. */
export interface PolicyPart {
  readonly title: string;
  readonly points: readonly PolicyPoint[];
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface PolicyPoint {
  readonly lead: string;
  readonly text: string;
}

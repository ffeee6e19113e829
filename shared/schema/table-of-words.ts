/** What a table of a company's file holds, for whoever reads the file without the program. */
export interface TableWords {
  title: string;
  /** One row is what. */
  says: string;
  /** Column → its meaning. Columns `id`, and those that lead to another table, are told by what they are. */
  columns: Readonly<Record<string, string>>;
}

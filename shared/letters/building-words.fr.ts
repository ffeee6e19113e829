/** How a line of an address that names a building, an entrance, a staircase or a floor begins: « Bât. B », « 3e étage », « Résidence du Parc ». */
const BUILDING =
  /^(?:b[aâ]t(?:iment|\.|\s)|bat\d|r[eé]s(?:idence|\.)\s|imm(?:euble|\.)\s|esc(?:alier|\.)\s|entr[eé]e\s|hall\s|tour\s|[eé]tage\s|appt?\.?\s|appartement\s|porte\s+\S{1,3}$|\d+\s*(?:er|e|è|ème|eme)\s+[eé]tage)/iu;

/** Whether a line of an address says where in a place, rather than which street: it stands before the street on an envelope. */
export function namesBuilding(line: string): boolean {
  return BUILDING.test(line);
}

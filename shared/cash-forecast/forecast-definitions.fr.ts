/** What the amounts of the cash forecast and its error are (kpis.md, « Cash-in forecast »), for an owner. */
export const FORECAST_DEFINITIONS: readonly { name: string; definition: string }[] = [
  {
    name: 'Attendu',
    definition:
      'Chaque facture ouverte est attendue à son échéance, plus le délai habituel de son client : la moyenne de ses règlements de douze mois, pondérée par les montants, et rapprochée de celle de toute la société quand il en a peu. Passé ce jour, elle est attendue quelque temps après une relance. Une promesse ou un échéancier l’emporte ; ce qui est en litige est laissé de côté.',
  },
  {
    name: 'Bas et haut',
    definition:
      'Ce qui peut rentrer dans la semaine si les règlements s’écartent de leur jour habituel autant qu’ils le font d’ordinaire : huit semaines sur dix devraient tomber entre les deux.',
  },
  {
    name: 'Erreur',
    definition:
      'La prévision est refaite à la fin de chacun des six derniers mois avec ce que l’on savait ce jour-là, puis comparée, semaine par semaine, à ce qui est rentré : somme des écarts ÷ somme reçue. Un règlement arrivé une semaine plus tard y compte deux fois, une fois en moins et une fois en trop.',
  },
];

import type { LexiconEntry } from './lexicon-entry.ts';

/** What happens once a judge, a commissaire de justice or collective proceedings come in. */
export const LEGAL_TERMS = [
  {
    key: 'assignation',
    name: 'Assignation',
    also: ['procès', 'assignation au fond'],
    definition: 'Acte par lequel on convoque son débiteur devant un tribunal. Un avocat est obligatoire au-dessus de 10 000 €.',
    see: ['refere-provision', 'tribunal-de-commerce'],
  },
  {
    key: 'certaine-liquide-exigible',
    name: 'Certaine, liquide, exigible',
    definition:
      'Les trois qualités d’une créance que l’on peut faire exécuter : elle existe sans contestation sérieuse, son montant est chiffré, sa date de paiement est passée.',
    example: 'Une facture échue, avec un bon de livraison signé : les trois. Une facture contestée : pas certaine.',
    see: ['dossier', 'titre-executoire'],
  },
  {
    key: 'commandement-de-payer',
    name: 'Commandement de payer',
    definition:
      'Acte d’un commissaire de justice qui ordonne de payer sous un délai. Dernier avertissement avant une saisie, ou premier pas de la procédure des créances commerciales incontestées.',
    see: ['commissaire-de-justice', 'creances-incontestees'],
  },
  {
    key: 'commissaire-de-justice',
    name: 'Commissaire de justice',
    also: ['huissier'],
    definition:
      'Ancien huissier : officier qui remet les actes, constate, et saisit sur la foi d’un titre exécutoire. Il fait aussi du recouvrement amiable.',
    see: ['signification', 'titre-executoire'],
  },
  {
    key: 'contentieux',
    name: 'Contentieux',
    also: ['stade judiciaire'],
    definition: 'Ce qui suit une mise en demeure sans réponse : choisir une procédure, réunir le dossier, suivre ses délais et ses frais.',
    see: ['recouvrement-judiciaire', 'mise-en-demeure'],
  },
  {
    key: 'creances-incontestees',
    name: 'Créances commerciales incontestées',
    also: ['procédure L126-1', 'loi du 23 avril 2026'],
    definition:
      'Procédure de 2026 pour les factures entre commerçants, sans plafond ni juge : un commandement de payer, un mois pour payer ou contester, puis un titre exécutoire. Vérifiez auprès d’un commissaire de justice qu’elle est ouverte.',
    see: ['commandement-de-payer', 'titre-executoire'],
  },
  {
    key: 'declaration-de-creance',
    name: 'Déclaration de créance',
    definition:
      'Lettre au mandataire judiciaire d’un client en procédure collective, pour dire ce qu’il vous doit. Deux mois à partir de la publication au BODACC ; après, elle n’y est plus payée, sauf relevé de forclusion.',
    see: ['procedure-collective', 'forclusion', 'releve-de-forclusion'],
  },
  {
    key: 'injonction-de-payer',
    name: 'Injonction de payer',
    also: ['IP', 'cerfa 12946', 'cerfa 12948'],
    definition:
      'Demande écrite à un tribunal d’ordonner un paiement, sans audience. L’ordonnance se signifie dans les trois mois ; le débiteur a un mois pour s’y opposer.',
    see: ['signification', 'opposition', 'titre-executoire'],
  },
  {
    key: 'injonction-europeenne',
    name: 'Injonction de payer européenne',
    definition:
      'La même demande contre un débiteur d’un autre pays de l’Union (sauf le Danemark), sur formulaire, quel que soit le montant. Il a trente jours pour s’opposer.',
    see: ['injonction-de-payer', 'litiges-europeens'],
  },
  {
    key: 'jugement-douverture',
    name: 'Jugement d’ouverture',
    definition:
      'Jugement qui ouvre une procédure collective. Ce qui est né avant ne peut plus être réclamé au client : les relances et les intérêts s’arrêtent.',
    see: ['procedure-collective', 'declaration-de-creance'],
  },
  {
    key: 'liquidation-judiciaire',
    name: 'Liquidation judiciaire',
    definition:
      'Procédure d’une entreprise qui ne peut plus continuer : ses biens sont vendus pour payer ses créanciers, dans un ordre fixé par la loi. Le vendeur sans garantie touche rarement quelque chose.',
    see: ['procedure-collective', 'declaration-de-creance'],
  },
  {
    key: 'litiges-europeens',
    name: 'Règlement européen des petits litiges',
    definition:
      'Procédure simple pour une somme de 5 000 € au plus hors intérêts et frais, contestée ou non, contre quelqu’un d’un autre pays de l’Union.',
    see: ['injonction-europeenne'],
  },
  {
    key: 'mandataire-judiciaire',
    name: 'Mandataire judiciaire',
    also: ['liquidateur', 'administrateur judiciaire'],
    definition: 'Personne nommée par le tribunal dans une procédure collective. C’est à elle, et non plus au client, que l’on écrit.',
    see: ['procedure-collective', 'declaration-de-creance'],
  },
  {
    key: 'novation',
    name: 'Novation',
    definition:
      'Remplacement d’une dette par une autre, qui éteint la première avec ses garanties. Un échéancier dit « sans novation » pour que les factures restent dues.',
    see: ['echeancier'],
  },
  {
    key: 'opposition',
    name: 'Opposition',
    definition:
      'Réponse du débiteur à une injonction de payer, dans le mois de sa signification. L’affaire se plaide alors devant le tribunal.',
    see: ['injonction-de-payer'],
  },
  {
    key: 'passage-en-perte',
    name: 'Passage en perte',
    also: ['perte', 'abandon de créance', 'write-off'],
    definition:
      'Constater qu’une facture ne sera pas payée. Elle sort de l’encours ce jour-là et entre dans les créances irrécouvrables ; sa TVA peut se récupérer.',
    see: ['irrecouvrables', 'tva'],
  },
  {
    key: 'petites-creances',
    name: 'Procédure simplifiée des petites créances',
    also: ['PSRPC'],
    definition:
      'Pour 5 000 € au plus, intérêts compris : un commissaire de justice propose un accord au débiteur, qui a un mois pour accepter. Accepté, il vaut titre exécutoire.',
    see: ['commissaire-de-justice', 'titre-executoire'],
  },
  {
    key: 'prescription',
    name: 'Prescription',
    also: ['délai pour agir', 'prescrite'],
    definition:
      'Délai au bout duquel on ne peut plus réclamer en justice : cinq ans entre professionnels, deux ans pour un particulier. Une reconnaissance de dette ou une demande en justice le fait repartir ; une relance ou une mise en demeure, non.',
    see: ['reconnaissance-de-dette', 'mise-en-demeure', 'interruption', 'forclusion'],
  },
  {
    key: 'procedure-collective',
    name: 'Procédure collective',
    also: ['dépôt de bilan', 'faillite', 'cessation de paiements', 'sauvegarde'],
    definition:
      'Sauvegarde, redressement ou liquidation judiciaire : un tribunal gèle les dettes d’une entreprise en difficulté. On ne relance plus, on déclare sa créance.',
    see: ['declaration-de-creance', 'redressement-judiciaire', 'liquidation-judiciaire'],
  },
  {
    key: 'reconnaissance-de-dette',
    name: 'Reconnaissance de dette',
    definition:
      'Écrit signé où le débiteur dit devoir une somme, en chiffres et en lettres. Elle prouve la créance et fait repartir la prescription.',
    see: ['echeancier', 'prescription'],
  },
  {
    key: 'recouvrement-judiciaire',
    name: 'Recouvrement judiciaire',
    definition: 'Obtenir d’un juge, ou d’un commissaire de justice, un titre qui permet de faire saisir. Il suit l’échec de l’amiable.',
    see: ['injonction-de-payer', 'titre-executoire', 'recouvrement-amiable'],
  },
  {
    key: 'redressement-judiciaire',
    name: 'Redressement judiciaire',
    definition:
      'Procédure d’une entreprise qui ne peut plus payer mais peut repartir : ses dettes sont gelées puis étalées par un plan. Ce que vous livrez après le jugement se paie normalement.',
    see: ['procedure-collective'],
  },
  {
    key: 'refere-provision',
    name: 'Référé-provision',
    definition:
      'Procédure rapide : un juge accorde une avance sur une somme qui n’est pas sérieusement contestable. Plus rapide qu’un procès, avec une audience.',
    see: ['assignation', 'certaine-liquide-exigible'],
  },
  {
    key: 'saisie',
    name: 'Saisie',
    also: ['saisie-attribution', 'saisie sur compte'],
    definition:
      'Prise d’argent ou de biens du débiteur par un commissaire de justice, sur la foi d’un titre exécutoire. La saisie-attribution bloque l’argent sur un compte bancaire.',
    see: ['titre-executoire', 'commissaire-de-justice'],
  },
  {
    key: 'signification',
    name: 'Signification',
    definition: 'Remise officielle d’un acte par un commissaire de justice. Elle fait partir les délais, ce qu’une lettre ne fait pas.',
    see: ['commissaire-de-justice', 'injonction-de-payer'],
  },
  {
    key: 'titre-executoire',
    name: 'Titre exécutoire',
    also: ['force exécutoire', 'formule exécutoire'],
    definition:
      'Document qui permet de faire saisir : jugement, ordonnance d’injonction devenue définitive, accord homologué. Une facture ou un échéancier signé n’en est pas un.',
    see: ['saisie', 'injonction-de-payer'],
  },
  {
    key: 'tribunal-de-commerce',
    name: 'Tribunal de commerce',
    also: ['tribunal des activités économiques', 'TAE'],
    definition:
      'Tribunal des litiges entre commerçants, appelé tribunal des activités économiques dans douze villes depuis 2025. Contre un particulier ou un non-commerçant, c’est le tribunal judiciaire.',
    see: ['injonction-de-payer', 'assignation'],
  },
  {
    key: 'bodacc',
    name: 'BODACC',
    also: ['Bulletin officiel des annonces civiles et commerciales'],
    definition:
      'Journal officiel où paraissent les procédures collectives. Le délai de deux mois pour déclarer une créance court de cette publication.',
    see: ['declaration-de-creance', 'procedure-collective'],
  },
  {
    key: 'chirographaire',
    name: 'Chirographaire',
    also: ['créancier chirographaire', 'créance chirographaire'],
    definition:
      'Se dit d’une créance sans garantie ni privilège : dans une procédure collective, elle est payée après toutes les autres, souvent en partie ou pas du tout.',
    see: ['privilege', 'declaration-de-creance'],
  },
  {
    key: 'forclusion',
    name: 'Forclusion',
    also: ['forclose', 'forclos'],
    definition:
      'Perte d’un droit que l’on n’a pas exercé dans son délai. Ainsi d’une créance non déclarée dans les deux mois de la publication au BODACC. Ce délai, lui, ne repart pas comme une prescription.',
    see: ['releve-de-forclusion', 'declaration-de-creance'],
  },
  {
    key: 'greffe',
    name: 'Greffe',
    also: ['greffier'],
    definition: 'Secrétariat d’un tribunal : il reçoit les requêtes, demande ses frais et délivre les titres.',
    see: ['tribunal-de-commerce', 'titre-executoire'],
  },
  {
    key: 'interruption',
    name: 'Interruption de la prescription',
    also: ['acte interruptif'],
    definition:
      'Événement qui efface le temps passé et fait repartir un délai entier : reconnaissance de dette, demande en justice, acte d’exécution. Sa preuve doit tenir. Une relance ou une mise en demeure n’interrompt rien.',
    see: ['prescription', 'suspension'],
  },
  {
    key: 'mesure-conservatoire',
    name: 'Mesure conservatoire',
    also: ['saisie conservatoire'],
    definition:
      'Blocage d’un bien ou d’un compte du débiteur en attendant un titre exécutoire, pour qu’il ne disparaisse pas. Elle interrompt la prescription.',
    see: ['saisie', 'titre-executoire'],
  },
  {
    key: 'non-avenue',
    name: 'Non avenue',
    also: ['ordonnance non avenue', 'caduque'],
    definition:
      'Se dit d’un acte qui ne produit plus aucun effet, comme s’il n’avait pas existé. Une ordonnance d’injonction non signifiée dans son délai est non avenue : il faut tout recommencer.',
    see: ['injonction-de-payer', 'signification'],
  },
  {
    key: 'non-contestation',
    name: 'Procès-verbal de non-contestation',
    definition:
      'Acte d’un commissaire de justice qui constate que le débiteur n’a ni payé ni contesté dans le mois du commandement. Rendu exécutoire par le greffe, il se signifie dans les six mois.',
    see: ['creances-incontestees', 'titre-executoire'],
  },
  {
    key: 'privilege',
    name: 'Privilège',
    also: ['créance privilégiée'],
    definition: 'Droit d’être payé avant les autres créanciers, que la loi donne à certaines créances. Il se déclare avec la créance.',
    see: ['chirographaire', 'declaration-de-creance'],
  },
  {
    key: 'reechelonnement',
    name: 'Rééchelonnement',
    also: ['rééchelonner'],
    definition: 'Nouvel étalement d’une dette déjà étalée : un échéancier en remplace un autre, pour ce qui reste dû.',
    see: ['echeancier', 'novation'],
  },
  {
    key: 'releve-de-forclusion',
    name: 'Relevé de forclusion',
    definition:
      'Décision du juge-commissaire qui rend le droit de déclarer une créance hors délai, si le retard n’est pas de votre fait. Elle se demande dans les six mois de la publication au BODACC, sans attendre, avec un avocat au besoin.',
    see: ['forclusion', 'declaration-de-creance'],
  },
  {
    key: 'suspension',
    name: 'Suspension de la prescription',
    definition:
      'Arrêt du délai pour agir, qui reprend ensuite où il en était. L’accord du débiteur à la procédure des petites créances suspend la prescription.',
    see: ['prescription', 'interruption'],
  },
  {
    key: 'tribunal-judiciaire',
    name: 'Tribunal judiciaire',
    also: ['juge des contentieux de la protection'],
    definition:
      'Tribunal des litiges avec un particulier ou un non-commerçant ; celui des loyers et du crédit y est le juge des contentieux de la protection.',
    see: ['tribunal-de-commerce', 'injonction-de-payer'],
  },
] as const satisfies readonly LexiconEntry[];

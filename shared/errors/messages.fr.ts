import { formatDate } from '../dates/format-date.ts';
import { localDate } from '../dates/local-date.ts';
import { fieldName } from '../letters/letter-field-names.fr.ts';
import { cents } from '../money/cents.ts';
import { formatEuros } from '../money/format-money.ts';
import { planProblemSentence } from '../reminders/plan-words.fr.ts';
import type { ErrorCode, ErrorParams } from './error-params.ts';

type Messages = { [C in ErrorCode]: (params: ErrorParams[C]) => string };

const euros = (amount: number) => formatEuros(cents(amount));
const list = (items: string[]) => items.map((item) => `« ${item} »`).join(', ');
const clipped = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
const someOf = (items: string[]) => `${list(items.slice(0, 12).map(clipped))}${items.length > 12 ? '…' : ''}`;

/** One sentence per error: what happened, and what to do. Shown as it is. */
const messages: Messages = {
  UNKNOWN_VERB: ({ verb }) => `L’action « ${verb} » n’existe pas. La liste des actions s’obtient avec --list.`,
  DATE_OUTSIDE_CALENDAR: () =>
    'Le calcul sort du calendrier, qui va de l’an 1 à l’an 9999. Choisissez une date ou une durée plus proche d’aujourd’hui.',
  INVALID_INPUT: ({ verb, issues }) =>
    `Les données envoyées à « ${verb} » ne conviennent pas : ${issues.map((issue) => (issue.path ? `${issue.path} : ${issue.problem}` : issue.problem)).join(' ; ')}. Corrigez-les et recommencez.`,
  COMPANY_REQUIRED: ({ verb }) =>
    `L’action « ${verb} » porte sur une société : ouvrez-en une, ou indiquez son dossier (.quittance) avec --company.`,
  CANCELLED: () => 'L’opération a été annulée ; rien n’a été modifié.',
  UNEXPECTED: ({ reference }) =>
    `Une erreur imprévue s’est produite ; ce que vous aviez enregistré est intact. Recommencez ; si cela se répète, notez la référence ${reference} du journal.`,
  FORBIDDEN_CALLER: () => 'Cette demande ne vient pas de la fenêtre de Quittance ; elle a été refusée.',
  HOST_UNREACHABLE: () => 'Quittance ne répond plus ; ce que vous aviez enregistré est intact. Relancez le programme, puis recommencez.',

  COMPANY_FILE_EXISTS: ({ path }) => `Le fichier « ${path} » existe déjà et n’a pas été touché. Ouvrez-le, ou choisissez un autre nom.`,
  COMPANY_FILE_MISSING: ({ path }) =>
    `Le dossier « ${path} » est introuvable. A-t-il été déplacé ou renommé ? Retrouvez-le, puis ouvrez-le depuis son nouvel emplacement.`,
  COMPANY_FILE_FOREIGN: ({ path }) =>
    `« ${path} » n’est pas un dossier Quittance ; il n’a pas été modifié. Choisissez un fichier .quittance ; si c’est un export, ouvrez d’abord une société, puis importez-le.`,
  COMPANY_FILE_NEWER: ({ path, fileVersion, appVersion }) =>
    `« ${path} » a été enregistré par une version plus récente de Quittance (format ${fileVersion}, cette version lit jusqu’au format ${appVersion}). Mettez Quittance à jour ; ce dossier n’a pas été modifié.`,
  COMPANY_FILE_OLDER: ({ path }) =>
    `« ${path} » vient d’une version plus ancienne de Quittance. Ouvrez-le ou mettez-le à jour : une copie de ce qu’il est aujourd’hui est gardée à côté de lui.`,
  COMPANY_FILE_OTHER: ({ path, name }) =>
    `« ${path} » est aujourd’hui le dossier d’une autre société, « ${name} ». Retrouvez celui que vous cherchez, puis ouvrez-le depuis son nouvel emplacement.`,
  COMPANY_FILE_BUSY: ({ path }) => `Un import est en cours dans « ${path} ». Ses chiffres seront là quand il aura fini.`,
  COMPANY_FILE_UNREADABLE: ({ path }) =>
    `« ${path} » ne peut pas être lu. Vérifiez que son emplacement est branché et que vous avez le droit de l’ouvrir, puis recommencez.`,
  COMPANY_FILE_IN_USE: ({ path }) =>
    `« ${path} » est déjà ouvert : dans une autre fenêtre de Quittance, sur un autre ordinateur s’il est partagé, ou par un autre programme. Fermez-le là-bas, puis recommencez.`,
  COMPANY_FILE_UNWRITABLE: ({ path }) =>
    `Impossible d’écrire dans « ${path} » : ce fichier ou son emplacement est en lecture seule, ou vous n’y avez pas droit. Rien n’a été modifié. Copiez-le à un endroit où vous pouvez écrire (Documents, par exemple) et ouvrez cette copie, ou retirez la protection.`,
  COMPANY_FILE_DAMAGED: ({ path }) =>
    `« ${path} » est abîmé (disque défaillant, copie interrompue ?). Quittance n’y écrit plus rien. Gardez-le tel quel et restaurez votre dernière sauvegarde.`,
  COMPANY_FILE_MOVED: ({ path }) =>
    `Le dossier « ${path} » n’est plus à sa place : il a été déplacé, renommé ou supprimé, ou son disque a été retiré, pendant que la société était ouverte. Ce que vous venez de demander n’a pas été enregistré. Remettez le fichier à sa place (la corbeille, peut-être), puis recommencez ; s’il a été supprimé pour de bon, exportez tout le dossier par le menu de la société avant de la fermer : ce que vous y avez reste lisible. Cet export ne redevient pas une société ; une sauvegarde, si (Réglages, Sauvegardes).`,
  COMPANY_FILE_REPLACED: ({ path }) =>
    `Un autre fichier a pris la place de « ${path} » pendant que la société était ouverte (copie, synchronisation). Ce que vous venez de demander n’a été enregistré ni dans l’un ni dans l’autre. Pour garder ce que vous voyez à l’écran, exportez tout le dossier par le menu de la société : il reste lisible, mais ne redevient pas une société (une sauvegarde, si) ; puis fermez la société et rouvrez-la : vous travaillerez sur le fichier qui est là maintenant.`,
  COMPANY_FILE_UNREACHABLE: ({ path }) =>
    `Le disque où se trouve « ${path} » ne répond plus (clé débranchée, partage coupé, disque défaillant ?). Ce que vous venez de demander n’a pas été enregistré ; ce qui l’était avant l’est toujours. Rebranchez-le, puis recommencez.`,
  COMPANY_FILE_LEFTOVER: ({ path }) =>
    `À côté de « ${path} », un arrêt brutal a laissé un fichier « -wal » qui ne va pas avec lui : le dossier a sans doute été remplacé par une copie d’un autre jour, ou il est abîmé. Rien n’a été modifié. Déplacez le fichier « -wal » dans un autre dossier, puis rouvrez ; si cela ne suffit pas, restaurez votre dernière sauvegarde.`,
  COMPANY_FILE_UPGRADE_FAILED: ({ path }) =>
    `« ${path} » vient d’une version plus ancienne de Quittance et n’a pas pu être mis à niveau ; il n’a pas été modifié. Gardez-le tel quel et restaurez votre dernière sauvegarde, ou continuez avec la version de Quittance qui l’ouvrait.`,
  COMPANY_FILE_HANDED_OVER: ({ file }) =>
    `« ${file} » est le dossier d’une société ouverte dans Quittance : il ne s’importe pas. Choisissez l’export de votre logiciel.`,
  COMPANY_FILE_NAME_TOO_LONG: ({ path }) =>
    `Le nom de fichier « ${path} » est trop long pour y travailler. Donnez-lui un nom plus court (une centaine de lettres au plus), puis recommencez.`,
  DISK_FULL: ({ path }) =>
    `Le disque est plein : « ${path} » n’a pas pu être écrit. Ce que vous venez de demander n’a pas été enregistré ; ce qui l’était avant est intact. Libérez de la place, puis recommencez.`,
  COMPANY_NOT_OPEN: () =>
    'Cette société n’est pas connue de Quittance sur cet ordinateur. Ouvrez son dossier (.quittance) depuis l’accueil.',
  COMPANY_COPY_OPEN: ({ path, openPath }) =>
    `« ${path} » est une copie du dossier déjà ouvert « ${openPath} ». Fermez l’un pour ouvrir l’autre.`,
  COMPANY_ALREADY_HERE: ({ file, name, path }) =>
    `« ${file} » est un dossier de la société ${name}, déjà présente sur cet ordinateur : « ${path} ». Rien n’a été copié. Ouvrez-la depuis la liste ; pour reprendre ce fichier à la place, déplacez d’abord l’autre ailleurs.`,

  PASSPHRASE_TOO_SHORT: ({ least }) =>
    `Cette phrase secrète est trop courte pour protéger un dossier : il en faut au moins ${least} caractères. Rien n’a été enregistré.`,
  ENCRYPTED_COPY_FOREIGN: ({ file }) =>
    `« ${file} » n’est pas une copie chiffrée (format age), quel que soit son nom. Choisissez le fichier .quittance.age tel qu’il a été enregistré.`,
  ENCRYPTED_COPY_OTHER_KIND: ({ file }) =>
    `« ${file} » est bien un fichier age, mais il n’est pas fermé par une phrase secrète comme ceux de Quittance (il l’est par une clé, sous forme de texte, ou avec un calcul trop lourd). Ouvrez-le avec le logiciel qui l’a fait.`,
  ENCRYPTED_COPY_WRONG_PASSPHRASE: ({ file }) =>
    `Cette phrase secrète n’ouvre pas « ${file} ». Vérifiez les majuscules, les espaces et les accents, puis recommencez ; rien n’a été copié.`,
  ENCRYPTED_COPY_DAMAGED: ({ file }) =>
    `« ${file} » est incomplet ou abîmé : une partie ne correspond plus à ce qui a été chiffré. Rien n’a été copié. Reprenez-le là où il a été enregistré, ou prenez une autre copie.`,

  BACKUP_DAMAGED: ({ file }) =>
    `« ${file} » n’est pas intact : son contenu a été abîmé ou modifié depuis que ce fichier a été fait. Aucun de vos dossiers n’a été modifié. Choisissez une sauvegarde d’un autre jour, et gardez ce fichier tant que vous n’en avez pas vérifié une.`,
  BACKUP_OTHER_COMPANY: ({ file, companyName }) =>
    `« ${file} » est une sauvegarde de ${companyName}, pas de cette société ; rien n’a été remplacé. Reprenez-la depuis l’accueil.`,
  BACKUP_NOT_OPENED: ({ file }) =>
    `« ${file} » est une sauvegarde : elle ne s’ouvre pas telle quelle, pour rester intacte. À l’accueil, choisissez « Reprendre une sauvegarde… ».`,
  BACKUP_DIFFERS: ({ path }) =>
    `La copie n’était pas identique à l’original ; elle n’a pas été gardée et « ${path} » n’a pas été créé. Recommencez ; si cela se répète, choisissez un autre emplacement : ce disque est peut-être abîmé.`,
  BACKUP_NO_SPACE: ({ path, neededMegabytes, freeMegabytes }) =>
    `Plus assez de place pour enregistrer « ${path} » : il faut ${neededMegabytes} Mo${freeMegabytes === null ? '' : `, il en reste ${freeMegabytes}`}. Rien n’y a été laissé. Libérez de la place, ou choisissez un autre emplacement.`,
  BACKUP_PLACE_GONE: ({ path }) =>
    `L’emplacement de « ${path} » n’est pas, ou n’est plus, accessible : la clé est-elle branchée, le dossier existe-t-il encore ? Rien n’y a été laissé. Rebranchez-la, ou choisissez un autre emplacement.`,
  BACKUP_UNEXPECTED: () =>
    'Une erreur imprévue l’a arrêtée ; votre dossier est intact. Essayez « Sauvegarder maintenant » ; si cela se répète, choisissez un autre endroit et envoyez le fichier de diagnostic.',

  ANONYMISE_REFUSED: ({ name, reasons, possibleOn }) =>
    `« ${name} » ne peut pas encore être anonymisé${possibleOn === null ? '' : ` : possible à partir du ${formatDate(localDate(possibleOn))}`}. ${reasons.join(' ')} Rien n’a été modifié.`,
  ANONYMISE_ALREADY: ({ on }) => `Ce client a déjà été anonymisé le ${formatDate(localDate(on))}.`,
  ANONYMISE_NAME_DIFFERS: ({ name }) => `Pour confirmer, écrivez le nom du client exactement : « ${name} ». Rien n’a été modifié.`,

  CASE_NOT_FOUND: () => 'Ce dossier contentieux n’existe plus. Revenez à la liste de Contentieux.',
  CASE_STEP_NOT_FOUND: () => 'Cette étape n’est pas, ou n’est plus, dans ce dossier. Rouvrez le dossier pour voir ses étapes.',
  CASE_NOTHING_OPEN: ({ customerName }) =>
    `Ce dossier ne peut pas s’ouvrir : choisissez des factures de ${customerName} dont quelque chose reste dû.`,
  CASE_INVOICE_TAKEN: ({ number }) =>
    `La facture ${number} est déjà dans un autre dossier en cours. Clôturez-le d’abord, ou laissez cette facture de côté.`,
  CASE_JUDGMENT_MISSING: ({ customerName }) =>
    `Indiquez le jour du jugement qui a ouvert la procédure collective de ${customerName} : les intérêts s’y arrêtent.`,
  CASE_PROCEEDINGS_OPEN: ({ customerName }) => `La procédure collective de ${customerName} a déjà son dossier. Complétez celui-là.`,
  CASE_PROCEEDINGS_MISSING: ({ customerName, judgmentOn }) =>
    judgmentOn === null
      ? `${customerName} n’a pas de procédure collective en cours. Ouvrez-en le dossier dans Contentieux, avec le jour du jugement et le mandataire.`
      : `Le jugement du ${formatDate(localDate(judgmentOn))} est noté sur la fiche de ${customerName}, mais sa procédure n’a pas de dossier. Ouvrez-le dans Contentieux : il dit à quel mandataire déclarer la créance.`,
  CASE_AFTER_JUDGMENT: ({ customerName, judgmentOn }) =>
    `${customerName} est en procédure collective depuis le ${formatDate(localDate(judgmentOn))} : les poursuites sont interdites. Ouvrez un dossier de procédure collective et déclarez la créance.`,
  CASE_ROUTE_FIXED: () =>
    'Une procédure collective ne se change pas en une autre voie, ni l’inverse. Clôturez ce dossier et ouvrez-en un autre.',
  CASE_CLOSED: ({ customerName, closedOn }) =>
    `Le dossier de ${customerName} est clos depuis le ${formatDate(localDate(closedOn))}. Rouvrez-le pour le modifier.`,
  CASE_HAS_STEPS: ({ customerName, stepName, on }) =>
    `Le dossier de ${customerName} contient l’étape « ${stepName} », du ${formatDate(localDate(on))}. Un dossier ne s’annule comme ouvert par erreur que s’il ne contient que des frais et des notes. Si l’étape est fausse, retirez-la d’abord ; sinon, faites « Clore… » avec l’issue du dossier.`,
  CASE_DATE_AHEAD: ({ on }) =>
    `La date du ${formatDate(localDate(on))} ne convient pas : elle est à venir, ou avant l’ouverture du dossier. Seule une audience se note à l’avance.`,
  DOSSIER_TOO_LARGE: ({ limitMegabytes }) =>
    `Ce dossier dépasserait ${limitMegabytes} Mo ; rien n’a été écrit. Retirez du client les pièces les plus lourdes, puis recommencez.`,
  DOSSIER_NOT_ONE: ({ file }) =>
    `« ${file} » n’est pas un dossier constitué par Quittance : il n’a pas de liste d’empreintes (SHA256SUMS.txt) lisible. Choisissez l’archive .zip du dossier.`,

  FILE_NOT_FOUND: ({ file }) => `Le fichier « ${file} » est introuvable. Vérifiez son nom et son emplacement.`,
  FILE_IS_DIRECTORY: ({ file }) => `« ${file} » est un dossier, pas un fichier. Choisissez le fichier qu’il contient.`,
  FILE_NOT_VIEWABLE: ({ file }) =>
    `« ${file} » n’est pas ce que son nom annonce : il ne s’ouvre pas d’ici. Enregistrez-le par « Reprendre » si vous savez d’où il vient.`,
  FILE_NOT_OPENED: ({ file }) => `Aucun programme de cet ordinateur n’ouvre « ${file} ». Enregistrez-le par « Reprendre ».`,
  FILE_UNREADABLE: ({ file }) =>
    `Le fichier « ${file} » ne peut pas être lu. Est-il ouvert dans un autre programme, ou protégé en lecture ?`,
  FILE_EMPTY: ({ file }) => `Le fichier « ${file} » est vide. Refaites l’export depuis votre logiciel.`,
  FILE_TOO_LARGE: ({ file, limitMegabytes }) =>
    `Le fichier « ${file} » dépasse ${limitMegabytes} Mo. Exportez une période plus courte, ou enregistrez-le en CSV.`,
  FILE_NOT_A_SPREADSHEET: ({ file, looksLike }) =>
    `« ${file} » n’est pas un tableau : son contenu est ${looksLike}. Choisissez l’export Excel (.xlsx) ou CSV de votre logiciel.`,
  FILE_PROTECTED: ({ file }) =>
    `« ${file} » est protégé par un mot de passe. Ouvrez-le dans Excel, enregistrez-en une copie sans mot de passe, puis importez la copie.`,
  FILE_DAMAGED: ({ file }) => `« ${file} » est abîmé ou incomplet et n’a pas pu être lu. Refaites l’export depuis votre logiciel.`,
  FILE_TOO_DEMANDING: ({ file }) =>
    `La lecture de « ${file} » demande trop de mémoire ou de temps ; elle a été arrêtée. Enregistrez au format CSV la seule feuille utile, et importez ce fichier.`,
  XML_DOCTYPE: ({ file }) =>
    `« ${file} » contient une déclaration DOCTYPE, qu’aucune banque ni facture électronique n’utilise ; il a été refusé par sécurité. Refaites l’export depuis son site d’origine.`,
  XML_MALFORMED: ({ file, row }) =>
    `« ${file} » est incomplet ou abîmé : sa lecture s’arrête à la ligne ${row}. Refaites l’export, sans ouvrir ni modifier le fichier.`,
  TEMPLATE_IS_WORKBOOK: ({ path }) =>
    `Le modèle est un classeur Excel : « ${path} » n’a pas été écrit. Donnez-lui un nom en .xlsx ; une fois rempli, il s’importe tel quel.`,
  OUTPUT_EXISTS: ({ path }) => `« ${path} » existe déjà et n’a pas été remplacé. Choisissez un autre nom.`,
  OUTPUT_UNWRITABLE: ({ path }) =>
    `Impossible d’enregistrer « ${path} ». Vérifiez que le dossier existe, que vous pouvez y écrire et que le disque n’est pas plein.`,

  IMPORT_LINE_TOO_LONG: ({ file, row, limitCharacters }) =>
    `« ${file} » : la ligne ${row} dépasse ${limitCharacters.toLocaleString('fr-FR')} caractères ; ce n’est pas un tableau de factures. Vérifiez que vous avez choisi le bon fichier.`,
  IMPORT_NO_HEADER: ({ file, wanted, firstRow }) =>
    `« ${file} » : aucune ligne de titres de colonnes n’a été reconnue ; le tableau commence par ${someOf(firstRow.filter((text) => text !== ''))}. Ajoutez au-dessus une ligne qui dit ce qu’est chaque colonne ; pour des factures, il faut ${list(wanted)}.`,
  IMPORT_NO_AMOUNT_COLUMN: ({ file, columns }) =>
    `« ${file} » : aucune des colonnes ${someOf(columns)} n’est un montant. Vérifiez que l’export contient le montant TTC, puis recommencez.`,
  IMPORT_MISSING_COLUMN: ({ file, field, columns }) =>
    `« ${file} » : la colonne ${field} n’a pas été trouvée parmi ${someOf(columns)}. Ajoutez-la au fichier, ou choisissez-la à la main.`,
  IMPORT_COLUMNS_SHIFTED: ({ file, column, found, side }) =>
    `« ${file} » : à partir de la colonne « ${column} », les valeurs sont décalées d’une colonne vers la ${side === 'right' ? 'droite' : 'gauche'} par rapport aux titres : sous « ${column} » se trouve « ${found} ». Remettez chaque titre au-dessus de ses valeurs, ou refaites l’export.`,
  IMPORT_DECIMALS_CUT: ({ file, column, example }) =>
    `« ${file} » : la virgule sépare les colonnes et aussi les centimes, si bien que les montants de « ${column} » sont coupés en deux (${example}). Refaites l’export avec le point-virgule entre les colonnes, ou en classeur Excel.`,
  IMPORT_COLUMN_UNKNOWN: ({ file, column, columns }) =>
    `« ${file} » : il n’y a pas de colonne « ${column} » parmi ${someOf(columns)}. Choisissez l’une d’elles.`,
  IMPORT_SHEETS_DIFFER: ({ file, sheet, other }) =>
    `« ${file} » : la feuille « ${sheet} » n’a pas les mêmes colonnes que « ${other} ». Importez-la seule.`,
  IMPORT_SHEET_UNKNOWN: ({ file, sheet, sheets }) =>
    sheets.length === 0
      ? `« ${file} » : aucune feuille visible ne contient de données. Vérifiez que vous avez choisi le bon fichier.`
      : `« ${file} » : il n’y a pas de feuille « ${sheet} » parmi ${list(sheets)}. Choisissez l’une d’elles.`,
  IMPORT_QUOTE_UNCLOSED: ({ file, row }) =>
    `« ${file} » : à la ligne ${row}, un guillemet ouvert n’est jamais refermé. Corrigez cette ligne, ou refaites l’export.`,
  LEDGER_COLUMNS_MISSING: ({ file, missing }) =>
    `« ${file} » est un fichier des écritures comptables (FEC), mais il y manque ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${list(missing)}. Refaites l’export du FEC complet (18 colonnes) depuis votre logiciel.`,
  IMPORT_KIND_UNSUPPORTED: ({ file, kind }) =>
    `« ${file} » semble contenir ${kind}, ce qui ne s’importe pas. Importez des factures, des règlements, des clients, des charges ou des prévisions, ou dites vous-même ce que contient le fichier.`,
  STATEMENT_TITLES_UNKNOWN: ({ file }) =>
    `« ${file} » semble être un relevé de banque, mais les titres de ses colonnes ne sont pas connus. Nommez-les « Date », « Libellé », puis « Débit » et « Crédit », ou « Montant » s’il porte son signe ; ou demandez à votre banque le relevé OFX ou CAMT.053.`,
  IMPORT_QUESTION: ({ file, question, choices }) =>
    `« ${file} » : ${question} Réponses possibles : ${choices.map(({ value, label }) => `« ${value} » (${label})`).join(' ou ')}.`,
  IMPORT_BEFORE_OPENING: ({ laterFile, reason }) =>
    `Les factures de ce fichier doivent remplacer les soldes d’ouverture de « ${laterFile} », d’un exercice plus récent déjà importé, mais c’est impossible : ${reason}. Retirez-la d’abord de là, ou annulez l’import de « ${laterFile} » et importez les exercices dans l’ordre. Rien n’a été écrit.`,
  IMPORT_NOTHING_USABLE: ({ file, rejected, firstProblem }) =>
    rejected === 0
      ? `« ${file} » : ${firstProblem} Rien n’a été écrit.`
      : `« ${file} » : aucune ligne n’a pu être importée (${rejected} refusée${rejected > 1 ? 's' : ''}) ; rien n’a été écrit. Première raison : ${firstProblem}`,
  IMPORT_NOT_FOUND: ({ importId }) => `L’import n° ${importId} n’existe pas dans ce dossier.`,
  IMPORT_ALREADY_UNDONE: ({ file }) => `L’import de « ${file} » a déjà été annulé.`,
  IMPORT_MAPPING_NOT_FOUND: () => 'Cette présentation de fichier n’est plus mémorisée. Choisissez-en une autre.',
  IMPORT_MAPPING_FILE_INVALID: ({ file }) =>
    `« ${file} » n’est pas une présentation de fichier enregistrée par ce programme. Choisissez un fichier obtenu par « Enregistrer dans un fichier ».`,
  IMPORT_FILE_NOT_KEPT: ({ file }) =>
    `Le fichier « ${file} » n’a pas été gardé : l’historique n’en a que le nom et l’empreinte. Le réglage « Garder les fichiers importés » les garde pour la suite.`,
  IMPORT_NOTHING_REJECTED: ({ file }) => `Aucune ligne de « ${file} » n’est refusée : il n’y a rien à corriger.`,
  IMPORT_TERMS_UNREADABLE: ({ terms }) =>
    `Les conditions de paiement « ${terms} » n’ont pas été comprises. Écrivez par exemple « 30 jours », « 30 jours puis fin de mois » ou « fin de mois puis 45 jours ».`,
  IMPORT_UNDO_BLOCKED: ({ file, importedOn, reason }) =>
    `L’import de « ${file} » du ${formatDate(localDate(importedOn))} ne peut pas être annulé : ${reason}. Annulez d’abord ce qui a été fait depuis.`,

  MOVEMENT_NOT_FOUND: () => 'Cet encaissement n’est plus à rapprocher : il a été affecté ou ignoré entre-temps.',
  MATCH_ABSENT: ({ label }) => `Aucune facture ouverte ne correspond à « ${label} ». Choisissez la facture, ou ignorez cet encaissement.`,
  MATCH_NOT_DECIDED: () => 'Cet encaissement attend déjà d’être rapproché.',
  PAYMENT_IN_SCHEDULE: ({ customerName }) =>
    `Un règlement de ${customerName} compte dans un échéancier ou paie des pénalités : retirez d’abord l’affectation du règlement dans la fiche du client, onglet Règlements.`,
  EARLY_PAYMENT_WRONG: ({ typed }) =>
    `« ${typed} » n’est pas un escompte : donnez un taux de 20 % au plus et un nombre de jours, de 180 au plus.`,
  EARLY_PAYMENT_NET_DAYS: ({ problem }) => `${problem} Corrigez-les, ou retirez-le.`,
  DISCOUNT_NOT_EARNED: ({ number }) => `Les règlements de ${number} ne donnent pas droit à l’escompte : ce qui manque reste dû.`,
  DISCOUNT_NOT_DEALLOCATED: () => 'Un escompte porte toujours sur une facture. Effacez-le s’il est à reprendre.',
  PAYMENT_OF_CREDIT: () =>
    'Ce règlement fait partie d’un encaissement que vous avez réparti : remettez-le à rapprocher dans Import, À rapprocher, onglet « Déjà traités ».',
  RETURN_DECIDED: () => 'Ce rejet a changé entre-temps : regardez où il en est dans « À rapprocher », onglet « Rejets ».',
  STATEMENT_UNRECOGNISED: ({ file }) =>
    `« ${file} » n’est pas un relevé bancaire reconnu. Sur le site de votre banque, choisissez un export OFX, CAMT.053, CFONB 120, MT940 ou CSV.`,
  STATEMENT_MALFORMED: ({ file, row, problem }) =>
    `« ${file} », ligne ${row} : ${problem} Rien n’a été importé ; refaites l’export depuis le site de votre banque.`,
  STATEMENT_ABSENT: ({ file }) =>
    `« ${file} » ne contient aucun relevé de compte. Sur le site de votre banque, choisissez le compte et la période, puis refaites l’export.`,
  STATEMENT_OTHER_MESSAGE: ({ file, message }) =>
    `« ${file} » est un message ${message}, pas un relevé de compte. Demandez à votre banque le relevé CAMT.053.`,

  EINVOICE_UNRECOGNISED: ({ file }) =>
    `« ${file} » n’est pas une facture électronique reconnue. Choisissez un PDF Factur-X, ou un fichier XML CII ou UBL.`,
  EINVOICE_ABSENT: ({ file }) =>
    `« ${file} » est un PDF sans facture électronique à l’intérieur : ses données ne peuvent pas être lues. Demandez la version Factur-X, ou importez la liste des factures de votre logiciel.`,
  EINVOICE_INCOMPLETE: ({ file, missing }) =>
    `« ${file} » : il manque à cette facture électronique ${missing.join(', ')}. Demandez-en une version complète à son émetteur.`,
  EINVOICE_VALUE_UNREADABLE: ({ file, row, field, value }) =>
    `« ${file} », ligne ${row} : ${field} « ${value} » n’est pas lisible. Demandez une version corrigée de cette facture à son émetteur.`,
  EINVOICE_TYPE_UNKNOWN: ({ file, typeCode }) =>
    `« ${file} » n’est ni une facture ni un avoir (type ${typeCode}). Choisissez des factures ou des avoirs.`,

  CUSTOMER_MERGE_ANONYMISED: ({ name }) =>
    `« ${name} » a été anonymisé : ses coordonnées ont quitté le dossier, il ne peut plus être réuni à un autre client.`,
  CUSTOMER_MERGE_SELF: () => 'Un client ne peut pas être fusionné avec lui-même. Choisissez un autre client.',
  CUSTOMER_MERGE_NOT_FOUND: () => 'Cette fusion de clients n’existe pas dans ce dossier.',
  CUSTOMER_MERGE_ALREADY_UNDONE: () => 'Cette fusion a déjà été annulée.',
  CUSTOMER_MERGE_UNDO_BLOCKED: ({ name, reason }) => `La fusion avec ${name} ne peut plus être annulée : ${reason}. Rien n’a été changé.`,
  FIGURE_OF_MONTHS: ({ name, asOf }) =>
    `« ${name} » se calcule sur un mois entier, pas jusqu’au ${formatDate(localDate(asOf))}. Demandez-le pour un mois.`,
  CUSTOMER_NOT_FOUND: () => 'Ce client n’existe pas (ou plus) dans ce dossier. Revenez à la liste des clients.',
  WHAT_IF_NO_CUSTOMER: () =>
    'Aucun client n’a acheté depuis douze mois : rien ne peut être supposé d’un départ. Choisissez un autre scénario.',
  CUSTOMER_CODE_TAKEN: ({ code, name }) => `Le code client « ${code} » est déjà celui de ${name}. Choisissez un autre code.`,
  CUSTOMER_FIELD_WRONG: ({ field, problem }) => `${field} : ${problem} Corrigez-le ou videz-le ; la fiche n’a pas été enregistrée.`,
  CUSTOMER_CONTACT_NOT_FOUND: () => 'Cet interlocuteur n’existe pas (ou plus) dans ce dossier.',
  CUSTOMER_CONTACT_EMPTY: () => 'Un interlocuteur a au moins un nom, un e-mail ou un téléphone. Complétez l’un d’eux.',
  CUSTOMER_FILE_NOT_FOUND: () => 'Cette pièce n’existe pas (ou plus) dans ce dossier.',
  CUSTOMER_FILE_IS_PROGRAM: ({ file }) =>
    /\.svg$/i.test(file)
      ? `« ${file} » n’a pas été gardé : un dessin SVG peut contenir un programme, qui démarre quand on l’ouvre. Ouvrez-le dans le logiciel qui l’a dessiné, exportez-le en PDF ou en PNG, et ajoutez cette copie.`
      : `« ${file} » est un programme ou une page qui en contient : il n’a pas été gardé. Gardez plutôt un PDF, une image ou un document.`,
  CUSTOMER_FILE_TOO_LARGE: ({ file, limitMegabytes }) =>
    `« ${file} » dépasse ${limitMegabytes} Mo et n’a pas été gardé : le dossier de la société est copié en entier à chaque sauvegarde. Réduisez-le, ou n’en gardez que les pages utiles.`,
  IMAGE_KIND_UNKNOWN: ({ file }) =>
    `« ${file} » n’est ni un PNG, ni un JPEG, ni un SVG, quel que soit son nom. Ouvrez-le dans un logiciel d’images et exportez-le dans l’un de ces formats.`,
  IMAGE_TOO_HEAVY: ({ file, limitMegabytes }) =>
    `« ${file} » dépasse ${limitMegabytes} Mo : c’est trop pour une image de quelques centimètres. Réduisez-la, puis choisissez-la de nouveau.`,
  IMAGE_TOO_LARGE: ({ file, width, height }) =>
    `« ${file} » mesure ${width} × ${height} points : c’est trop pour une image de quelques centimètres. Réduisez-la à 2 000 points de large environ.`,
  IMAGE_ANIMATED: ({ file }) => `« ${file} » est animé : un courrier ne peut l’imprimer. Exportez-en une image fixe.`,
  IMAGE_DAMAGED: ({ file }) => `« ${file} » est abîmé ou incomplet et n’a pas pu être lu comme une image. Exportez-le de nouveau.`,
  IMAGE_BLANK: ({ file }) => `« ${file} » est tout blanc ou tout transparent : il n’y a rien à imprimer.`,
  IMAGE_NOT_FOUND: () => 'Cette image n’est pas (ou plus) dans ce dossier.',
  DRAWING_UNSAFE: ({ file, part }) =>
    `« ${file} » contient ${part}, ce qu’un dessin n’a pas à contenir : il n’a pas été gardé. Exportez le logo en PNG.`,
  DRAWING_UNSUPPORTED: ({ file, part }) =>
    `« ${file} » contient ${part}, que les courriers ne savent pas dessiner. Exportez le logo en PNG, ou vectorisez-le en tracés de couleur unie.`,
  DRAWING_TOO_DETAILED: ({ file }) =>
    `« ${file} » a trop de tracés pour un logo de quelques centimètres. Simplifiez-le, ou exportez-le en PNG.`,
  INVOICE_HAS_PAYMENTS: ({ number }) =>
    `La facture ${number} a déjà reçu un règlement : elle ne peut pas être annulée. Enregistrez plutôt un avoir.`,
  CHARGE_NOT_FOUND: () => 'Cette charge n’existe pas (ou plus) dans ce dossier.',
  INVOICE_NOT_FOUND: () => 'Cette facture n’existe pas (ou plus) dans ce dossier. Revenez à la liste des factures.',
  INVOICE_OF_OTHER_CUSTOMER: ({ number }) => `La facture ${number} est celle d’un autre client. Choisissez des factures du même client.`,
  INVOICE_CANCELLED: ({ number }) => `La facture ${number} est annulée : elle ne peut plus recevoir de règlement.`,
  PAYMENT_EXCEEDS_OPEN: ({ number, openCents, amountCents }) =>
    `${euros(amountCents)} ne peuvent pas être affectés à la facture ${number}, dont il reste ${euros(openCents)} à régler. Réduisez le montant affecté ; le surplus restera au crédit du client.`,
  PAYMENT_OVER_ALLOCATED: ({ amountCents, allocatedCents }) =>
    `Les affectations (${euros(allocatedCents)}) dépassent le règlement (${euros(amountCents)}). Réduisez-les.`,
  LATE_FEES_EXCEED_OWED: ({ feeCents, owedCents, on }) =>
    `${euros(feeCents)} ne peuvent pas payer des pénalités et indemnités : ${owedCents > 0 ? `${euros(owedCents)} sont dus` : 'rien n’en est dû'} au ${formatDate(localDate(on))}. Réduisez ce montant ; le surplus restera au crédit du client.`,
  LATE_FEES_EXCEED_PAYMENT: ({ feeCents, leftCents }) =>
    `${euros(feeCents)} de pénalités et indemnités dépassent ce que les factures laissent du règlement (${euros(leftCents)}). Réduisez ce montant.`,
  PAYMENT_NOTHING_CHOSEN: () => 'Rien n’est choisi : donnez un montant à une facture, ou aux pénalités et indemnités.',
  PAYMENT_BEFORE_INVOICE: ({ number, issuedOn, paidOn }) =>
    `Le règlement du ${formatDate(localDate(paidOn))} est antérieur à la facture ${number} du ${formatDate(localDate(issuedOn))}. Vérifiez la date du règlement.`,
  CREDIT_NOTE_EXPECTED: ({ number }) => `${number} est une facture, pas un avoir. Choisissez un avoir à affecter.`,
  CREDIT_NOTE_OVER_ALLOCATED: ({ number, leftCents, allocatedCents }) =>
    `Les affectations (${euros(allocatedCents)}) dépassent ce qui reste de l’avoir ${number} (${euros(leftCents)}). Réduisez-les.`,
  ALLOCATION_BEFORE_ISSUE: ({ number, issuedOn, on }) =>
    `L’affectation du ${formatDate(localDate(on))} est antérieure à ${number}, du ${formatDate(localDate(issuedOn))}. Choisissez une date à partir de celle-ci, ou n’en donnez pas.`,
  PAYMENT_IMPORTED: ({ file }) => `Ce règlement vient d’un import : il ne s’efface pas seul. Annulez l’import de « ${file} » dans Imports.`,
  PAYMENT_NOT_ALLOCATED_BY_HAND: () => 'Rien de ce règlement n’a été affecté à la main : il n’y a rien à retirer.',
  WRITE_OFF_NOT_DEALLOCATED: () => 'Une perte porte toujours sur des factures. Effacez-la entièrement si elle est à reprendre.',
  PAYMENT_NOT_FOUND: () => 'Ce règlement n’existe pas (ou plus) dans ce dossier.',
  DISPUTE_EXCEEDS_OPEN: ({ number, openCents, amountCents }) =>
    `Le litige de ${euros(amountCents)} dépasse ce qui reste dû sur la facture ${number} (${euros(openCents)}). Réduisez le montant contesté.`,
  DISPUTE_ALREADY_OPEN: ({ number }) => `Un litige est déjà ouvert sur la facture ${number}. Clôturez-le avant d’en ouvrir un autre.`,
  DISPUTE_NOT_FOUND: () => 'Ce litige n’existe pas (ou plus) dans ce dossier.',
  DISPUTE_NOTHING_OPEN: ({ number }) =>
    `La facture ${number} n’a rien d’ouvert à cette date : il n’y a rien à contester. Vérifiez la facture et la date du litige.`,
  DISPUTE_ALREADY_CLOSED: ({ closedOn }) => `Ce litige a déjà été clôturé le ${formatDate(localDate(closedOn))}.`,
  DISPUTE_NOT_CLOSED: ({ number }) => `Le litige sur la facture ${number} est encore ouvert. Clôturez-le d’abord.`,
  DISPUTE_ALREADY_CREDITED: ({ number }) =>
    `Le litige sur la facture ${number} a déjà son avoir. Pour en changer, rouvrez le litige puis clôturez-le de nouveau.`,
  DISPUTE_NOTHING_TO_CREDIT: ({ number, creditNoteNumber }) =>
    `Rien de l’avoir ${creditNoteNumber} ne peut venir en déduction de la facture ${number} : il est affecté ailleurs, ou la facture n’a plus rien d’ouvert. Reprenez l’affectation dans l’onglet Règlements du client.`,
  DISPUTE_IMPORTED: () => 'Ce litige vient d’un import : il ne s’efface qu’avec lui. Clôturez-le s’il est réglé.',
  DISPUTE_DEADLINE_TOO_EARLY: ({ openedOn, deadlineOn }) =>
    `Un litige ouvert le ${formatDate(localDate(openedOn))} ne peut pas être à traiter avant le ${formatDate(localDate(deadlineOn))}. Corrigez la date.`,
  DISPUTE_MAINTAINED_WITH_CREDIT: () =>
    'Une facture maintenue n’appelle pas d’avoir. Choisissez « Un avoir est accordé » ou « Accord sur une partie ».',
  CREDIT_NOTE_NUMBER_TAKEN: ({ number }) =>
    `Ce client a déjà une facture ou un avoir ${number}. Choisissez cet avoir dans la liste, ou corrigez le numéro.`,
  CREDIT_NOTE_IN_FUTURE: ({ number, issuedOn }) =>
    `L’avoir ${number} ne peut pas dater du ${formatDate(localDate(issuedOn))}, qui est à venir. Corrigez sa date.`,
  DISPUTE_IN_FUTURE: ({ on }) =>
    `Un litige ne s’ouvre ni ne se clôture le ${formatDate(localDate(on))}, qui est à venir. Corrigez la date.`,
  DISPUTE_CLOSED_TOO_EARLY: ({ openedOn, closedOn }) =>
    `Le litige, ouvert le ${formatDate(localDate(openedOn))}, ne peut pas être clôturé le ${formatDate(localDate(closedOn))}. Vérifiez la date de clôture.`,
  INVOICE_IS_CREDIT_NOTE: ({ number }) => `${number} est un avoir, pas une facture. Choisissez des factures.`,
  CLAIM_SETTLED: () => 'Il ne reste rien dû sur ces factures : il n’y a plus de créance à suivre.',
  CLAIMS_OF_SEVERAL: () => 'Ces factures ne sont pas du même client. Choisissez celles d’un seul.',
  INTERRUPTION_NOT_FOUND: () => 'Cette interruption de prescription n’existe pas (ou plus) dans ce dossier.',
  INTERRUPTION_AHEAD: ({ on }) =>
    `Une interruption ne se note pas d’avance : le ${formatDate(localDate(on))} est à venir. Corrigez la date.`,
  SUSPENSION_ENDS_TOO_EARLY: ({ on, until }) =>
    `La suspension du ${formatDate(localDate(on))} ne peut pas finir le ${formatDate(localDate(until))}. Corrigez les dates.`,
  ALERT_NOT_REACHED: () => 'Aucune alerte de prescription n’est atteinte pour ces factures.',
  ALERT_POSTPONED_TOO_EARLY: ({ until }) => `Reportez l’alerte à un jour à venir : le ${formatDate(localDate(until))} est passé.`,
  WRITE_OFF_IN_FUTURE: ({ on }) => `Une perte ne se constate pas d’avance : le ${formatDate(localDate(on))} est à venir. Corrigez la date.`,
  WRITE_OFF_WITHOUT_NOTE: () => 'Dites dans la note pourquoi cette créance est abandonnée.',
  VAT_TOO_LARGE: ({ number, vatCents, totalCents }) =>
    `${euros(vatCents)} de TVA ne peuvent pas faire partie des ${euros(totalCents)} TTC de la facture ${number}. Corrigez la TVA.`,
  VAT_UNKNOWN: ({ number }) => `La TVA de la facture ${number} n’est pas connue. Indiquez-la avant d’établir la note.`,
  VAT_NOTE_NOT_FOR_REASON: () =>
    'Cette perte n’ouvre pas de récupération de TVA par une note : une remise se dit par un avoir, et une créance cédée a été payée.',
  HAND_OVER_NOT_FOUND: () => 'Cette remise n’existe pas (ou plus) dans ce dossier.',
  HAND_OVER_OVER: () => 'Cette créance n’est plus chez le repreneur : elle a été soldée ou reprise.',
  HAND_OVER_ALREADY: ({ number, taker }) => `La facture ${number} est déjà chez ${taker}. Reprenez-la d’abord.`,
  HAND_OVER_SCHEDULED: ({ number }) =>
    `La facture ${number} est dans un échéancier : ses échéances seraient réclamées des deux côtés. Mettez d’abord fin à l’échéancier, puis remettez la créance.`,
  HAND_OVER_NOTHING_OPEN: ({ number }) => `La facture ${number} n’a plus rien à régler à cette date : il n’y a rien à remettre.`,
  HAND_OVER_IN_FUTURE: ({ on }) => `Le ${formatDate(localDate(on))} est à venir. Corrigez la date.`,
  HAND_OVER_PRICE_WITHOUT_SALE: () => 'Un prix ne va qu’avec une cession. Retirez-le, ou choisissez « Cession ».',
  HAND_OVER_SETTLED_TOO_EARLY: ({ handedOn, on }) =>
    `La créance a été remise le ${formatDate(localDate(handedOn))} : rien ne peut en être noté au ${formatDate(localDate(on))}. Corrigez la date.`,
  HAND_OVER_EXCEEDS_OPEN: ({ openCents, amountCents }) =>
    `${euros(amountCents)} encaissés ou perdus dépassent les ${euros(openCents)} qui restent dus sur ces factures. Corrigez les montants.`,
  HAND_OVER_NOT_TAKEN_BACK: () => 'Cette créance n’a pas été reprise : il n’y a rien à rétablir.',
  HAND_OVER_HAS_RESULTS: () =>
    'Des encaissements ou des pertes sont déjà notés sur cette remise. Effacez-les d’abord dans les règlements, ou reprenez la créance.',
  WRITE_OFF_UNALLOCATED: ({ amountCents, allocatedCents }) =>
    `Une perte porte toujours sur des factures : ${euros(amountCents)} sont à répartir, ${euros(allocatedCents)} le sont. Indiquez la part de chaque facture.`,

  RATE_MISSING: ({ semester, rate }) =>
    `Le ${rate === 'legal' ? 'taux de l’intérêt légal' : 'taux directeur de la BCE'} du ${semester.endsWith('1') ? '1er' : '2e'} semestre ${semester.slice(0, 4)} n’est pas connu : aucun intérêt n’est calculé. Saisissez-le dans Réglages, Taux.`,
  RATE_SHIPPED: ({ semester, ecbMroPct }) =>
    `Le taux du ${semester.endsWith('1') ? '1er' : '2e'} semestre ${semester.slice(0, 4)} (BCE ${ecbMroPct.replace('.', ',')} %) est fourni avec Quittance et ses sources ; il n’a pas été remplacé. Pour un autre taux convenu avec vos clients, utilisez le taux contractuel.`,
  WAIVER_NOT_FOUND: () => 'Cette renonciation n’existe pas (ou plus) dans ce dossier.',
  NOTHING_TO_REMIND: ({ customerName }) => `Il n’y a rien à relancer chez ${customerName} à cette date.`,
  PLAN_NOT_FOUND: () => 'Ce plan de relance n’existe pas (ou plus) dans ce dossier.',
  PLAN_STEPS_INVALID: ({ problem, level }) => `Le plan n’a pas été enregistré : ${planProblemSentence(problem, level)}`,
  PLAN_IN_USE: ({ name }) =>
    `Le plan « ${name} » sert encore : à la société, à un segment, à un client ou à une facture. Choisissez-leur un autre plan d’abord.`,
  PLAN_IS_SHIPPED: ({ name }) => `Le plan « ${name} » est fourni avec Quittance : il se modifie, il ne se supprime pas.`,
  PLAN_NOT_SHIPPED: ({ name }) => `Le plan « ${name} » est le vôtre : il n’a pas de version fournie à rétablir.`,
  NO_STEP_THAT_DAY: ({ customerName }) => `${customerName} n’a pas d’étape de relance à cette date : il n’y a rien à passer ni à reporter.`,
  POSTPONED_TO_PAST: ({ until }) => `Une relance se reporte à un jour à venir, pas au ${formatDate(localDate(until))}. Corrigez la date.`,
  DECISION_NOT_FOUND: () => 'Cette décision a déjà été annulée.',
  LEVEL_NOT_FORCED: ({ customerName }) =>
    `Aucun niveau ne peut être forcé pour ${customerName} : rien n’est à réclamer à cette date, ou une procédure collective l’interdit.`,
  MESSAGE_WITHOUT_RECIPIENT: () => 'Pas d’adresse e-mail : ajoutez-la à sa fiche.',
  MESSAGES_NONE: ({ reasons }) => `Aucun e-mail n’a pu être préparé. ${reasons.join(' ')}`,
  CALL_BACK_NOT_FOUND: () => 'Ce rappel téléphonique n’existe pas (ou plus) dans ce dossier.',
  CALL_BACK_IN_PAST: ({ on }) => `Le ${formatDate(localDate(on))} est passé : choisissez un jour à venir pour rappeler.`,
  CALL_INVOICE_NOT_OPEN: ({ customerName }) =>
    `Une facture de cet appel n’est plus à régler par ${customerName}. Rouvrez la fiche d’appel, puis notez-le de nouveau.`,
  CALL_WITHOUT_WRONG_NUMBER: () => 'Un numéro ne se marque comme faux qu’avec l’issue « mauvais numéro ».',
  CALL_IN_FUTURE: ({ on }) =>
    `Un appel ne se note qu’une fois passé : le ${formatDate(localDate(on))} n’est pas encore là. Corrigez la date.`,
  CALL_WITHOUT_CHECK: () => '« Tout va bien » ne se note que d’un appel de satisfaction, avant l’échéance. Choisissez une autre issue.',
  CALL_WITHOUT_PROMISE: () =>
    'Un montant et une date promis ne vont qu’avec un appel qui finit par une promesse. Corrigez l’issue de l’appel.',
  CONTACT_NOT_FOUND: () => 'Ce contact n’existe pas (ou plus) dans ce dossier.',
  CONTACT_NOT_REMOVABLE: ({ reason }) =>
    ({
      letter: 'Un courrier envoyé reste au journal du client ; seul un appel noté par erreur peut être retiré.',
      notLatest: 'Seul le dernier contact noté peut être retiré : un autre a été noté depuis.',
      earlierDay: 'Un appel ne peut être retiré que le jour où il a été noté. Notez plutôt un nouvel appel.',
    })[reason],
  PROMISE_NOT_FOUND: () => 'Cette promesse n’existe pas (ou plus) dans ce dossier.',
  PROMISE_NOT_RUNNING: () => 'Cette promesse n’est plus en cours : elle ne se corrige ni ne se retire plus. Notez-en une nouvelle.',
  PROMISE_NOT_WITHDRAWN: () => 'Cette promesse n’a pas été retirée : il n’y a rien à rétablir.',
  PROMISE_MADE_LATER: ({ madeOn }) =>
    `Une promesse ne peut pas avoir été faite le ${formatDate(localDate(madeOn))}, qui est à venir. Corrigez la date.`,
  PROMISE_BEFORE_MADE: ({ promisedOn, madeOn }) =>
    `Un règlement promis le ${formatDate(localDate(madeOn))} ne peut pas l’être pour le ${formatDate(localDate(promisedOn))}. Corrigez la date promise.`,
  PROMISE_NOTHING_OPEN: ({ number }) => `La facture ${number} n’a plus rien à régler : aucune promesse ne peut porter sur elle.`,
  PROMISE_EXCEEDS_OPEN: ({ openCents, amountCents }) =>
    `${euros(amountCents)} promis dépassent les ${euros(openCents)} qui restent à régler sur ces factures. Corrigez le montant, ou ajoutez des factures.`,
  LETTER_FIELD_UNKNOWN: ({ field }) =>
    `Ce courrier n’a pas de champ « ${field} ». Choisissez un champ de la liste, ou retirez les doubles accolades.`,
  LETTER_TEXT_EMPTY: () => 'Un paragraphe est vide. Écrivez-le, ou retirez-le.',
  LETTER_BOLD_OPEN: ({ text }) => `Dans « ${text} », les caractères gras ne sont pas refermés : mettez ** avant et après.`,
  CHECK_NOT_FOUND: () => 'Ce point n’arrête plus le courrier : il n’y a rien à outrepasser.',
  CHECK_NOT_OVERRIDABLE: ({ message }) => `Ce point ne peut pas être outrepassé : ${message}.`,
  LETTER_NOT_SENT: () => 'Ce courrier n’est pas marqué comme envoyé. Marquez-le d’abord, avec le jour de son dépôt.',
  DELIVERY_DAY_MISSING: () => 'Indiquez le jour de la remise ou du retour : la suite se compte à partir de là.',
  DELIVERY_BEFORE_POSTING: ({ on, sentOn }) =>
    `Posté le ${formatDate(localDate(sentOn))}, ce courrier n’a pas pu être remis ou revenir le ${formatDate(localDate(on))}. Corrigez la date.`,
  DELIVERY_IN_FUTURE: ({ on }) => `Le ${formatDate(localDate(on))} n’est pas encore passé. Corrigez la date.`,
  CALL_NOT_FOUND: () => 'Aucun appel à ce client n’est noté à cette date. Notez l’appel d’abord.',
  THANKS_TOO_EARLY: ({ customerName }) =>
    `${customerName} a encore des factures échues, ou n’en a soldé aucune depuis un mois : il n’y a pas encore de quoi remercier.`,
  SCHEDULE_NOT_LATE: () => 'Aucune échéance de cet échéancier n’est en retard à cette date.',
  REGISTERED_NUMBER_WRONG: ({ number }) =>
    `« ${number} » ne peut pas être un numéro de recommandé (1A 234 567 8901 2, ou RR 12 345 678 5 FR à l’étranger) : relisez l’étiquette.`,
  LETTER_NOT_FOUND: () => 'Ce courrier n’existe pas (ou plus) dans ce dossier.',
  LETTER_KIND_UNAVAILABLE: ({ kind }) => `Le courrier « ${kind} » ne peut pas encore être préparé par cette version.`,
  LETTER_BLOCKED: ({ reasons }) => `Le courrier ne peut pas partir ainsi : ${reasons.join(' ; ')}. Corrigez ces points, puis imprimez.`,
  LETTERS_CHANGED: ({ changes }) =>
    `Ce qui est imprimé n’est plus juste, et rien n’a été fait pour cette société : ${changes.map(({ customerName, change }) => `${customerName}, ${change}`).join(' ; ')}.`,
  LETTER_FIELD_EMPTY: ({ field }) =>
    `Le texte du courrier utilise « ${fieldName(field)} », qui est inconnu ou vide. Complétez la fiche correspondante, puis recommencez.`,
  LETTER_ALREADY_PRINTED: () =>
    'Ce courrier a été imprimé : il reste dans l’historique du client et ne peut plus être supprimé. S’il n’est pas parti, écartez-le.',
  LETTER_ALREADY_SENT: ({ sentOn }) =>
    `Ce courrier est parti le ${formatDate(localDate(sentOn))} : il reste tel quel dans l’historique du client.`,
  LETTER_WITHDRAWN: () => 'Ce courrier a été écarté avant d’être posté : préparez-en un nouveau.',
  COPY_SOURCE_UNREADABLE: ({ problem }) => `La société à copier n’a pas pu être lue, et rien n’a été copié : ${problem}`,
  POSTING_PACK_EMPTY: ({ reasons }) => `Rien n’a été imprimé, et aucun courrier n’a changé : ${reasons.join(' ; ')}.`,
  OWNER_PAGES_NONE: ({ reasons }) =>
    reasons.length === 0
      ? 'Aucune société n’est choisie : aucune page n’a été faite.'
      : `Aucune page n’a été faite : ${reasons.join(' ; ')}`,
  LETTER_NOT_PRINTED: () => 'Ce courrier n’a pas encore été imprimé. Imprimez-le d’abord.',
  MESSAGE_NOT_FOUND: () => 'Ce message n’existe pas (ou plus) dans ce dossier.',
  MESSAGE_RECIPIENT_INVALID: ({ channel, recipient }) =>
    channel === 'email'
      ? `${recipient === '' ? 'Il manque l’adresse e-mail du destinataire' : `« ${recipient} » n’est pas une adresse e-mail`}. Complétez-la ici ou dans la fiche du client.`
      : `${recipient === '' ? 'Il manque le numéro du destinataire' : `« ${recipient} » n’est pas un numéro de téléphone`}. Complétez-le ici ou dans la fiche du client.`,
  MESSAGE_SENDER_MISSING: () =>
    'Un e-mail porte l’adresse de celui qui écrit, et celle de votre société manque ou est fausse. Complétez-la dans Réglages, Société.',
  MESSAGE_ALREADY_SENT: ({ sentOn }) =>
    `Ce message est déjà parti${sentOn === '' ? '' : ` le ${formatDate(localDate(sentOn))}`} : il reste tel quel au journal du client.`,
  MESSAGE_DISCARDED: () => 'Ce message a été écarté. Préparez-en un nouveau.',
  MESSAGE_SENT_IN_FUTURE: ({ on }) =>
    `Un message ne se marque comme envoyé qu’une fois parti : le ${formatDate(localDate(on))} n’est pas encore là.`,

  SCHEDULE_NOTHING_DUE: () => 'Les factures choisies sont déjà réglées : il n’y a rien à échelonner.',
  SCHEDULE_SEVERAL_CUSTOMERS: () => 'Un échéancier ne porte que sur les factures d’un seul client. Choisissez des factures du même client.',
  SCHEDULE_INVOICE_TAKEN: ({ number }) =>
    `La facture ${number} est déjà dans un échéancier en cours. Terminez-le, ou retirez cette facture de la sélection.`,
  SCHEDULE_INVOICE_HANDED_OVER: ({ number, taker }) =>
    `La facture ${number} est chez ${taker} : ce n’est plus à vous de l’échelonner. Reprenez-la d’abord, ou retirez-la de la sélection.`,
  SCHEDULE_TOO_MANY_INSTALMENTS: ({ instalments, totalCents }) =>
    `${euros(totalCents)} ne peuvent pas être répartis en ${instalments} échéances d’au moins un centime. Réduisez le nombre d’échéances.`,
  SCHEDULE_PARTS_SUM: ({ totalCents, partsCents }) =>
    `Les échéances font ${euros(partsCents)} en tout, pour une dette de ${euros(totalCents)}. Corrigez un montant : la somme doit être exacte.`,
  SCHEDULE_PARTS_ORDER: ({ dueOn, previousOn }) =>
    `L’échéance du ${formatDate(localDate(dueOn))} vient après celle du ${formatDate(localDate(previousOn))} : mettez les dates dans l’ordre, une échéance par jour au plus.`,
  SCHEDULE_NOT_FOUND: () => 'Cet échéancier n’existe pas (ou plus) dans ce dossier.',
  SCHEDULE_CLOSED: () => 'Cet échéancier est terminé : il ne peut plus recevoir de règlement, ni être signé, remplacé ou arrêté.',
  SCHEDULE_SIGNING_TOO_LARGE: ({ amountCents, totalCents }) =>
    `Le versement à la signature (${euros(amountCents)}) doit laisser quelque chose aux échéances : la dette est de ${euros(totalCents)}.`,
  SCHEDULE_FEES_TOO_LARGE: ({ amountCents, claimableCents }) =>
    `${euros(amountCents)} dépassent ce qui peut être demandé à cette date (${euros(claimableCents)}). Baissez ce montant.`,
  SCHEDULE_OFFER_IN_PAST: ({ payOn, asOf }) =>
    `Un règlement proposé le ${formatDate(localDate(asOf))} ne peut pas être attendu pour le ${formatDate(localDate(payOn))}. Choisissez une date à venir.`,
  SCHEDULE_WAIVER_REASON_MISSING: () => 'Une partie des frais de retard n’est pas demandée : dites pourquoi, la raison reste au dossier.',
  SCHEDULE_SIGNED_TOO_EARLY: ({ agreedOn, signedOn }) =>
    `L’accord, préparé le ${formatDate(localDate(agreedOn))}, ne peut pas avoir été signé le ${formatDate(localDate(signedOn))}. Vérifiez la date.`,
  SCHEDULE_SIGNED_IN_FUTURE: ({ signedOn }) =>
    `Une signature se note une fois donnée : le ${formatDate(localDate(signedOn))} n’est pas encore là.`,
  SCHEDULE_INVOICE_PAID: ({ number, asOf }) =>
    `La facture ${number} n’a rien d’ouvert au ${formatDate(localDate(asOf))}. Retirez-la de la sélection.`,
  SCHEDULE_ENDED_TOO_EARLY: ({ agreedOn, endedOn }) =>
    `L’échéancier, convenu le ${formatDate(localDate(agreedOn))}, ne peut pas être arrêté le ${formatDate(localDate(endedOn))}. Vérifiez la date.`,
};

/** The French sentence of an error. */
export function messageOf<C extends ErrorCode>(code: C, params: ErrorParams[C]): string {
  return messages[code](params);
}

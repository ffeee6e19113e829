/** What signatories of French companies are, in English. */
const JOB_TITLES: Record<string, string> = {
  gérant: 'Manager',
  gérante: 'Manager',
  président: 'President',
  présidente: 'President',
  'directeur général': 'Chief executive',
  'directrice générale': 'Chief executive',
  directeur: 'Director',
  directrice: 'Director',
  associé: 'Partner',
  associée: 'Partner',
  comptable: 'Accountant',
  'responsable comptable': 'Head of accounts',
  'directeur financier': 'Finance director',
  'directrice financière': 'Finance director',
  'directeur administratif et financier': 'Finance director',
  'directrice administrative et financière': 'Finance director',
  'chef d’entreprise': 'Business owner',
  'cheffe d’entreprise': 'Business owner',
  artisan: 'Owner',
  artisane: 'Owner',
  'président-directeur général': 'Chairman and chief executive',
  'présidente-directrice générale': 'Chairwoman and chief executive',
  pdg: 'Chairman and chief executive',
  dirigeant: 'Director',
  dirigeante: 'Director',
  cogérant: 'Manager',
  cogérante: 'Manager',
  'responsable administratif et financier': 'Finance manager',
  'responsable administrative et financière': 'Finance manager',
  'responsable recouvrement': 'Credit manager',
  'credit manager': 'Credit manager',
  'assistant comptable': 'Accounts assistant',
  'assistante comptable': 'Accounts assistant',
};

/** Titles that are English as they are typed. */
const IN_ENGLISH =
  /^(?:(?:managing|finance|sales|executive|general) )?(?:director|manager)$|^chief [a-z]+(?: officer)?$|^(?:ceo|cfo|coo|owner|partner|accountant|president|chairman|chairwoman|office manager|head of [a-z ]+)$/i;

/** A job title in English; null where there is no word for it here, and a letter in English goes without. */
export function englishJobTitle(title: string): string | null {
  const typed = title.trim();
  return JOB_TITLES[typed.toLowerCase().replaceAll("'", '’')] ?? (IN_ENGLISH.test(typed) ? typed : null);
}

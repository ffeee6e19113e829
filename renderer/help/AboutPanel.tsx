import { useAbout } from '../api/use-about.ts';
import { Card } from '../ui/Card.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import classes from './AboutPanel.module.css';

/** What this program is, in which version, and what it is made of, with the licences that let it be. */
export function AboutPanel() {
  const about = useAbout();
  return (
    <div className={classes.scroll}>
      <div className={classes.column}>
        <Card title={about.data ? `Quittance ${about.data.version}` : 'Quittance'}>
          <div className={classes.text}>
            <p>Pilotage de trésorerie et recouvrement amiable, pour les petites entreprises françaises.</p>
            <p>
              Vos sociétés sont des fichiers de cet ordinateur. Le programme n’ouvre aucune connexion vers l’extérieur : il ne cherche pas
              de mise à jour et n’envoie rien à personne.
            </p>
            <p>
              Quelque chose ne va pas ? Le <a href={hrefTo('settings', {}, { onglet: 'confidentialite' })}>fichier de diagnostic</a> dit
              dans quel état sont le programme et le dossier, sans nom ni montant, à qui vous voudrez bien l’envoyer.
            </p>
          </div>
        </Card>
        <QueryState query={about}>
          {({ thirdParties }) => (
            <Card
              title="Logiciels et polices dont il est fait"
              note={`${thirdParties.length} éléments ; cliquez pour lire la licence`}
              padding="flush"
            >
              <ul className={classes.parts} aria-label="Logiciels et polices dont Quittance est fait">
                {thirdParties.map(({ name, version, licence, text }, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a package may be there twice in one version; the list never changes.
                  <li key={`${name} ${version} ${index}`}>
                    <details>
                      <summary>
                        <span className={classes.name}>{name}</span>
                        <span className={classes.version}>{version}</span>
                        <span className={classes.licence}>{licence}</span>
                      </summary>
                      <pre lang="en">{text}</pre>
                    </details>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </QueryState>
      </div>
    </div>
  );
}

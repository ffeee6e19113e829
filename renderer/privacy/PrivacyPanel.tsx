import { Button } from '@mantine/core';
import { useState } from 'react';
import { fileSize } from '../../shared/customers/file-size.fr.ts';
import { formatDate } from '../../shared/dates/format-date.ts';
import { formatNumber } from '../../shared/money/format-money.ts';
import { useApiQuery } from '../api/use-api-query.ts';
import type { VerbOutput } from '../api/verbs.ts';
import { Card } from '../ui/Card.tsx';
import { Icon } from '../ui/icons.tsx';
import { hrefTo } from '../ui/routing/addresses.ts';
import { QueryState } from '../ui/ScreenState.tsx';
import { DiagnosticDialog } from './DiagnosticDialog.tsx';
import classes from './Privacy.module.css';

const COPY_TITLES: Readonly<Record<VerbOutput<'privacy.stored'>['copies'][number]['kind'], string>> = {
  beforeUpgrade: 'Copie faite avant une mise à jour',
  beforeRestore: 'Dossier remplacé par une sauvegarde',
};

/** What is stored about people, where, for how long and who can see it; and what can be asked of it. */
export function PrivacyPanel() {
  const stored = useApiQuery('privacy.stored', {}, { fresh: true });
  const places = useApiQuery('privacy.places', {}, { fresh: true });
  const [diagnosing, setDiagnosing] = useState(false);
  return (
    <QueryState query={stored}>
      {(data) => (
        <div className={classes.panel}>
          <Card title="Qui peut voir ces données">
            <ul className={classes.list}>
              <li>
                Quiconque ouvre une session sur cet ordinateur avec votre compte, ou reçoit une copie du dossier : le dossier lui-même n’a
                pas de mot de passe.
              </li>
              <li>
                Quiconque trouve la clé, le disque ou l’ordinateur où vont vos sauvegardes : elles contiennent tout le dossier et ne sont
                pas chiffrées. Seule une copie chiffrée ne s’ouvre pas sans sa phrase secrète.
              </li>
              <li>
                Par le réseau, personne : Quittance n’ouvre aucune connexion : rien n’est envoyé, ni mesuré, ni mis à jour à distance.
              </li>
              <li>Ce que vous imprimez, exportez ou envoyez vous-même part avec ce que vous y mettez.</li>
            </ul>
            <p className={classes.muted}>
              Pour l’envoyer ou le garder ailleurs sans risque, faites une copie chiffrée (Réglages, Sauvegardes). Chiffrer le disque de
              l’ordinateur protège du vol.
            </p>
          </Card>
          <Card title="Ce que contient le dossier de cette société" note={`${data.path} · ${fileSize(data.sizeBytes)}`} padding="flush">
            <KindsTable kinds={data.kinds} />
          </Card>
          <Card title="Sur le même ordinateur">
            <dl className={classes.places}>
              {data.copies.map(({ path, sizeBytes, kind }) => (
                <Place
                  key={path}
                  title={COPY_TITLES[kind]}
                  path={path}
                  sizeBytes={sizeBytes}
                  says="Le dossier entier, tel qu’il était. Effacez-la quand vous n’en avez plus besoin."
                />
              ))}
              {places.data?.list && (
                <Place
                  title="Liste des sociétés"
                  {...places.data.list}
                  says="Nom et emplacement des sociétés ouvertes ici, et jour de la dernière ouverture."
                />
              )}
              {places.data?.figures && (
                <Place
                  title="Derniers chiffres du portefeuille"
                  {...places.data.figures}
                  says="Nom, encours, retard et délai de chaque société, tels que le portefeuille les a vus ; aucun client."
                />
              )}
              {places.data?.backups && (
                <Place
                  title="État des sauvegardes"
                  {...places.data.backups}
                  says="Où elles vont, et de chaque société le jour, le nombre de factures et l’encours de la dernière."
                />
              )}
              {places.data?.log && (
                <Place
                  title="Journal technique"
                  {...places.data.log}
                  says="La sorte et l’endroit des erreurs du programme ; ni nom, ni montant, ni chemin."
                />
              )}
            </dl>
            <p className={classes.muted}>
              {places.data?.log === null && 'Le journal technique est vide : aucune erreur n’a été notée. '}Les sauvegardes contiennent tout
              le dossier ; leur liste et leur endroit sont dans Réglages, Sauvegardes.
            </p>
          </Card>
          <div className={classes.pair}>
            <Card title="Un client demande ses données">
              <p>
                Ouvrez sa fiche dans <a href={hrefTo('customers', {})}>Clients</a>, « Noter… », « Données personnelles… » : une archive
                réunit tout ce que le dossier contient sur lui. Quand plus rien n’est dû et que la loi ne demande plus de garder ses pièces,
                il peut aussi y être anonymisé.
              </p>
            </Card>
            <Card title="Demander de l’aide">
              <p>
                Un fichier de diagnostic dit dans quel état sont le programme et le dossier, sans nom, montant ni chemin. Vous le lisez en
                entier avant de l’enregistrer ; c’est vous qui l’envoyez.
              </p>
              <Button leftSection={<Icon name="file" size={14} />} onClick={() => setDiagnosing(true)}>
                Fichier de diagnostic…
              </Button>
            </Card>
          </div>
          {diagnosing && <DiagnosticDialog onClose={() => setDiagnosing(false)} />}
        </div>
      )}
    </QueryState>
  );
}

function KindsTable({ kinds }: { kinds: VerbOutput<'privacy.stored'>['kinds'] }) {
  return (
    <table className={classes.kinds}>
      <thead>
        <tr>
          <th>Quoi</th>
          <th className={classes.number}>Combien</th>
          <th>Du … au</th>
          <th>Ce qu’il y a dedans</th>
          <th>Combien de temps</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ title, says, count, from, to, kept }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className={classes.number}>{formatNumber(count, 0)}</td>
            <td className={classes.days}>
              {from === null || to === null ? '' : from === to ? formatDate(from) : `${formatDate(from)} – ${formatDate(to)}`}
            </td>
            <td>{says}</td>
            <td>{kept}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Place({ title, path, sizeBytes, says }: { title: string; path: string; sizeBytes: number; says: string }) {
  return (
    <div className={classes.place}>
      <dt>{title}</dt>
      <dd>
        <span className={classes.path}>
          {path} · {fileSize(sizeBytes)}
        </span>
        <span className={classes.muted}>{says}</span>
      </dd>
    </div>
  );
}

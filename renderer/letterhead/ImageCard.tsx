import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { LetterheadImage, LetterheadRole } from '../../shared/letterhead/letterhead.contract.ts';
import { useHost } from '../api/api-context.tsx';
import { errorMessage } from '../api/error-message.ts';
import { useApiCommand } from '../api/use-api-command.ts';
import { Card } from '../ui/Card.tsx';
import { InlineAlert } from '../ui/InlineAlert.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone, notifyError } from '../ui/notify.tsx';
import classes from './LetterheadCards.module.css';

const WORDS: Record<LetterheadRole, { title: string; hint: string; chooser: string; kept: string; removed: string }> = {
  logo: {
    title: 'Logo',
    hint: 'En haut à gauche de chaque courrier, sur 70 × 20 mm au plus.',
    chooser: 'Image du logo',
    kept: 'Logo enregistré',
    removed: 'Logo retiré',
  },
  signature: {
    title: 'Signature',
    hint: 'Au-dessus du nom du signataire, sur fond blanc ou transparent. Les accords d’échéancier se signent toujours à la main.',
    chooser: 'Image de la signature',
    kept: 'Signature enregistrée',
    removed: 'Signature retirée',
  },
};

const KINDS = { png: 'PNG', jpeg: 'JPEG', svg: 'SVG' } as const;
const size = (mm: number): string => mm.toLocaleString('fr-FR', { maximumFractionDigits: 0 });

/** One image of the letterhead: which it is, and the ways to choose another or to take it off. */
export function ImageCard({ of: role, image }: { of: LetterheadRole; image: LetterheadImage | null }) {
  const words = WORDS[role];
  const host = useHost();
  const chooser = useRef<HTMLInputElement>(null);
  const keep = useApiCommand('letterhead.setImage', { onSuccess: () => notifyDone(words.kept) });
  const remove = useApiCommand('letterhead.removeImage', { onSuccess: () => notifyDone(words.removed), onError: notifyError });
  const take = async (file: File | undefined) => {
    if (!file) return;
    try {
      keep.mutate({ role, file: await host.registerFile(file) });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Card title={words.title} note="PNG, JPEG ou SVG">
      <p className={classes.hint}>{words.hint}</p>
      <div className={classes.row}>
        {image && (
          <span className={classes.name} title={`${image.fileName}, empreinte SHA-256 : ${image.sha256}`}>
            {image.fileName}
          </span>
        )}
        {image && (
          <span className={classes.facts}>
            {KINDS[image.kind]}, {size(image.widthMm)} × {size(image.heightMm)} mm
          </span>
        )}
        <span className={classes.buttons}>
          <Button leftSection={<Icon name="picture" size={14} />} loading={keep.isPending} onClick={() => chooser.current?.click()}>
            {image ? 'Remplacer…' : 'Choisir une image…'}
          </Button>
          {image && (
            <Button aria-label={`Retirer : ${words.title}`} loading={remove.isPending} onClick={() => remove.mutate({ role })}>
              Retirer
            </Button>
          )}
        </span>
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".png,.jpg,.jpeg,.svg"
        aria-label={words.chooser}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          void take(file);
        }}
      />
      {keep.error && <InlineAlert tone="warn">{errorMessage(keep.error)}</InlineAlert>}
    </Card>
  );
}

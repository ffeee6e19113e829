import { ActionIcon, Menu } from '@mantine/core';
import type { RefObject } from 'react';
import { formatDate } from '../../shared/dates/format-date.ts';
import type { LocalDate } from '../../shared/dates/local-date.ts';
import { useOptionalCompany } from '../api/company-context.tsx';
import { useShownFiguresDay } from '../ui/figures-day.tsx';
import { Icon } from '../ui/icons.tsx';
import { notifyDone } from '../ui/notify.tsx';
import { exportFileName } from '../ui/table/table-export.ts';
import { useSaveFile } from '../ui/use-save-file.ts';
import { chartPicture, type DrawnChart } from './chart-picture.ts';
import type { Series } from './SeriesKey.tsx';

interface PictureMenuProps {
  title: string;
  note: string | undefined;
  series: readonly Series[];
  chart: RefObject<(() => DrawnChart) | null>;
  day: LocalDate | undefined;
}

/** Copies a chart's picture, for a mail or a presentation, or saves it. A browser may refuse its clipboard: then the picture is saved. */
export function PictureMenu({ title, note, series, chart, day: own }: PictureMenuProps) {
  const company = useOptionalCompany();
  const shownDay = useShownFiguresDay();
  const day = own ?? shownDay;
  const saveFile = useSaveFile();
  const picture = () => {
    if (!chart.current) return Promise.reject(new Error('no chart is shown'));
    const source = [company?.name, day === null ? undefined : `arrêté au ${formatDate(day)}`]
      .filter((part) => part !== undefined)
      .join(', ');
    return chartPicture(chart.current(), { title, note, series, source });
  };
  const save = async (done: string) => {
    const saved = await saveFile(exportFileName(title, 'png'), async (client, out) =>
      client.exports.picture({ out, png: await inBase64(await picture()) }),
    );
    if (saved) notifyDone(done);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture() })]);
      notifyDone('Image copiée : collez-la où vous voulez.');
    } catch {
      await save('La copie a été refusée par ce navigateur : l’image est enregistrée à la place.');
    }
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={`Image : ${title}`} title="Copier ou enregistrer l’image">
          <Icon name="picture" size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copy()}>Copier l’image</Menu.Item>
        <Menu.Item onClick={() => void save('Image enregistrée.')}>Enregistrer l’image (PNG)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function inBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.readAsDataURL(blob);
  });
}

import { Checkbox, Stack } from '@mantine/core';

/** How letters come out: alone, or as a posting pack; on one side of the paper or on both. */
export function PackChoice({
  pack,
  onPack,
  duplex,
  onDuplex,
}: {
  pack: boolean;
  onPack: (pack: boolean) => void;
  duplex: boolean;
  onDuplex: (duplex: boolean) => void;
}) {
  return (
    <Stack gap={6} mt={8}>
      <Checkbox
        label="Pochette de dépôt"
        description="Les courriers dans l’ordre des enveloppes, une copie de chacun pour le dossier, puis le bordereau des destinataires. Ceux à joindre à un e-mail n’y sont pas."
        checked={pack}
        onChange={(event) => onPack(event.currentTarget.checked)}
      />
      <Checkbox
        label="Impression recto verso"
        description="Chaque courrier commence sur une feuille à lui."
        checked={duplex}
        onChange={(event) => onDuplex(event.currentTarget.checked)}
      />
    </Stack>
  );
}

import { type ComboboxItem, type ComboboxParsedItem, isOptionsGroup } from '@mantine/core';
import { plainWords } from './plain-words.ts';

/** The choices that hold each word typed, in any order, without regard to accents and case: « hot voy » finds « Hôtel des Voyageurs ». */
export function optionsFilter({
  options,
  search,
  limit,
}: {
  options: ComboboxParsedItem[];
  search: string;
  limit: number;
}): ComboboxParsedItem[] {
  const words = plainWords(search).split(' ');
  const holds = ({ label }: ComboboxItem) => {
    const text = plainWords(label);
    return words.every((word) => text.includes(word));
  };
  const found: ComboboxParsedItem[] = [];
  let left = limit;
  for (const option of options) {
    if (left <= 0) break;
    if (isOptionsGroup(option)) {
      const items = option.items.filter(holds).slice(0, left);
      left -= items.length;
      found.push({ ...option, items });
    } else if (holds(option)) {
      left -= 1;
      found.push(option);
    }
  }
  return found;
}

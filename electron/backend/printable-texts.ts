import { mapTexts } from '../../shared/dashboard/owner-page/map-texts.ts';
import type { PageFonts } from './page-fonts.ts';

/** A copy of a page's content in which a character that the font has not (an emoji in a name) is a question mark, not a hole. */
export function printableTexts<Content>(content: Content, fonts: PageFonts): Content {
  return mapTexts(content, (text) => {
    const missing = fonts.missingCharacters(text);
    return missing.length === 0 ? text : [...text].map((character) => (missing.includes(character) ? '?' : character)).join('');
  });
}

import { bulletinLetter } from './bulletin-letter.ts';
import { chaseLetter } from './chase-letter.ts';
import type { Content } from './content.ts';
import { mentionsLetter } from './mentions-letter.ts';
import type { LetterRequest } from './requests.ts';
import { summaryLetter } from './summary-letter.ts';
import type { Telling } from './telling.ts';

/** What a letter says. What users wrote stands in it as text, cut to a length that keeps the letter small. */
export const contentOf = (request: LetterRequest, telling: Telling): Content => {
  switch (request.kind) {
    case 'summary':
      return summaryLetter(request, telling);
    case 'chase':
      return chaseLetter(request, telling);
    case 'mentions':
      return mentionsLetter(request, telling);
    case 'bulletin':
      return bulletinLetter(request, telling);
  }
};

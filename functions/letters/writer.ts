/** Writes letters: the same words as plain text and as a page. */
import { contentOf } from '../../domain/mail/content-of.ts';
import { plainText } from '../../domain/mail/plain-text.ts';
import type { LetterRequest } from '../../domain/mail/requests.ts';
import { sayIn, type LetterLanguage } from '../../domain/mail/telling.ts';
import type { Attachment } from '../../domain/mail/types.ts';
import type { Writer } from '../ports.ts';
import { pageOf } from './page.ts';

const attachmentsOf = (request: LetterRequest): readonly Attachment[] => {
  if (request.kind === 'bulletin') return request.told === 'issued' ? [request.attached] : [];
  return request.kind === 'summary' && request.bulletin !== null ? [request.bulletin] : [];
};

export const letterWriter = (language: LetterLanguage = 'zh-CN'): Writer => {
  const say = sayIn(language);
  return {
    write: async (request, setting, to) => {
      const content = contentOf(request, { say, setting, to });
      return {
        subject: content.subject,
        text: plainText(content, say),
        html: pageOf(content, language),
        attachments: attachmentsOf(request),
        unsubscribe: to.unsubscribe,
      };
    },
  };
};

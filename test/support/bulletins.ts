/** Bulletins for tests: of the published table, or small ones. */
import { newText } from '../../domain/bulletin/draft.ts';
import { figuresOf } from '../../domain/bulletin/figures.ts';
import type { Bulletin, BulletinFigures, BulletinText } from '../../domain/bulletin/types.ts';
import type { SheetContents } from '../../domain/types.ts';
import { pinghu2024 } from '../../seeds/pinghu-2024.ts';

export const AS_OF = '2024-03-29T01:00:00.000Z';

/** Of a sheet nobody has reported on yet, and with nothing to compare with. */
export const plainFigures = (contents: SheetContents): BulletinFigures => figuresOf(contents, [], null, AS_OF);

export const seedFigures = (): BulletinFigures => plainFigures(pinghu2024());

export const bulletinOf = (figures: BulletinFigures, changes: Partial<BulletinText> = {}, of: Partial<Bulletin> = {}): Bulletin => {
  const text = { ...newText(figures, null, '2024-04-03'), ...changes };
  return {
    sheet: figures.year,
    number: 1,
    id: '6f6a1b52-3c1e-4a57-9d7c-6a9d0e5b7c11',
    title: text.title,
    office: text.office,
    date: text.date,
    period: figures.period,
    corrects: null,
    by: { id: 'm1', name: '督查室' },
    at: '2024-04-03T02:00:00.000Z',
    text,
    figures,
    ...of,
  };
};

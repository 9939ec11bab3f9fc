import { Button } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { editedParts } from '../../../domain/bulletin/draft.ts';
import { proseOf } from '../../../domain/bulletin/prose.ts';
import { PROSE_PARTS, type BulletinFigures, type BulletinText, type ProsePart, type TextPart } from '../../../domain/bulletin/types.ts';
import { BULLETIN_LIMITS } from '../../../domain/wire/bulletins.ts';
import type { PeopleFault } from '../people/faults.ts';
import { Labelled } from '../people/field.tsx';
import type { Drafting } from './use-drafting.ts';

/** In the order of the paper. */
const FIELDS: readonly TextPart[] = [
  'redHead',
  'title',
  'addressee',
  'opening',
  'overall',
  'slow',
  'ranking',
  'changes',
  'owing',
  'next',
  'office',
  'date',
];

const REQUIRED: ReadonlySet<TextPart> = new Set(['title', 'office', 'date']);

const isProse = (part: TextPart): part is ProsePart => PROSE_PARTS.some((one) => one === part);

/** What is to be mended before a text can be saved. */
const faultOf = (part: TextPart, text: BulletinText): PeopleFault | undefined => {
  if (REQUIRED.has(part) && text[part].trim() === '') return 'missing';
  return text[part].length > BULLETIN_LIMITS.section ? 'too_long' : undefined;
};

/** True where a text can be saved. */
export const isSavable = (text: BulletinText): boolean => FIELDS.every((part) => faultOf(part, text) === undefined);

type PartProps = { readonly part: TextPart; readonly drafting: Drafting };

/** The field itself: one line for a name, a day for the day, as many lines as it has for prose. */
const PartField = ({ part, drafting: { edit, change } }: PartProps) => {
  const { t } = useTranslation();
  const value = edit.text[part];
  return (
    <Labelled label={t(`bulletin_${part}`)} fault={faultOf(part, edit.text)}>
      {(field) => {
        const shared = { ...field, value, 'data-testid': `part-${part}` };
        if (part === 'date') return <input {...shared} type="date" onChange={({ target }) => change(part, target.value)} />;
        if (isProse(part) && part !== 'title')
          return <textarea {...shared} rows={3} onChange={({ target }) => change(part, target.value)} />;
        const longest = part === 'title' ? BULLETIN_LIMITS.title : BULLETIN_LIMITS.name;
        return <input {...shared} autoComplete="off" maxLength={longest} onChange={({ target }) => change(part, target.value)} />;
      }}
    </Labelled>
  );
};

const Note = ({ words, children }: { readonly words: string; readonly children: ReactNode }) => (
  <div className="bulletin-note">
    <p>{words}</p>
    {children}
  </div>
);

/** Somebody else has changed this part as well: their text, and the choice. */
const Clash = ({ part, drafting: { edit, change } }: PartProps) => {
  const { t } = useTranslation();
  return (
    <Note words={t('bulletinClash')}>
      <blockquote data-testid={`theirs-${part}`}>{edit.base[part] === '' ? t('emptyText') : edit.base[part]}</blockquote>
      <Button size="small" data-testid={`use-theirs-${part}`} onClick={() => change(part, edit.base[part])}>
        {t('useTheirs')}
      </Button>
    </Note>
  );
};

type ProseNotesProps = { readonly part: ProsePart; readonly drafting: Drafting; readonly figures: BulletinFigures };

/** That a part was edited, the way back to what the figures give, and what is to be checked. */
const ProseNotes = ({ part, drafting, figures }: ProseNotesProps) => {
  const { t } = useTranslation();
  const { toCheck, change, checked, isSending } = drafting;
  return (
    <>
      <p className="bulletin-edited">
        <span className="tag">{t('bulletinEdited')}</span>
        <button type="button" className="link" data-testid={`restore-${part}`} onClick={() => change(part, proseOf(figures)[part])}>
          {t('bulletinAsGenerated')}
        </button>
      </p>
      {toCheck.includes(part) && (
        <Note words={t('bulletinToCheck')}>
          <Button size="small" loading={isSending} data-testid={`checked-${part}`} onClick={() => void checked(part)}>
            {t('bulletinChecked')}
          </Button>
        </Note>
      )}
    </>
  );
};

/** All that can be edited of a draft. */
export const DraftForm = ({ drafting, figures }: { readonly drafting: Drafting; readonly figures: BulletinFigures }) => {
  const { t } = useTranslation();
  const { edit, clashes } = drafting;
  const edited = new Set<TextPart>(editedParts(edit.text, figures));
  return (
    <form className="bulletin-form" aria-label={t('bulletinText')} noValidate onSubmit={(event) => event.preventDefault()}>
      <p className="people-hint">{t('bulletinEmptyHint')}</p>
      {FIELDS.map((part) => (
        <div key={part}>
          <PartField part={part} drafting={drafting} />
          {clashes.includes(part) && <Clash part={part} drafting={drafting} />}
          {isProse(part) && edited.has(part) && <ProseNotes part={part} drafting={drafting} figures={figures} />}
        </div>
      ))}
    </form>
  );
};

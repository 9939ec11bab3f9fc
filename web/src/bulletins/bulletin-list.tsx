import { useTranslation } from 'react-i18next';
import type { BulletinHead } from '../../../domain/bulletin/types.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { localTime } from '../parts/figures.ts';
import { periodWords } from '../../../domain/text/period-words.ts';

type ListProps = { readonly heads: readonly BulletinHead[]; readonly chosen: number | null };

/** A sheet's issued bulletins, newest first. */
export const BulletinList = ({ heads, chosen }: ListProps) => {
  const { t } = useTranslation();
  if (heads.length === 0) return <p className="list-state">{t('bulletinNone')}</p>;
  return (
    <ol className="side-list bulletin-list" aria-label={t('bulletinListed')}>
      {heads.map(({ number, period, corrects, by, at }) => (
        <li key={number}>
          <AddressLink className="side-entry" to={{ bulletin: String(number) }} isHere={number === chosen} testId={`bulletin-${number}`}>
            <span className="bulletin-name">
              <strong>{t('bulletinNumber', { n: number })}</strong>
              <span className="tag">{periodWords(t, period)}</span>
              {corrects !== null && <span className="tag">{t('bulletinCorrects', { n: corrects })}</span>}
            </span>
            <span className="bulletin-when">
              <time dateTime={at}>{localTime(at)}</time> {t('bulletinBy', { by: by.name })}
            </span>
          </AddressLink>
        </li>
      ))}
    </ol>
  );
};

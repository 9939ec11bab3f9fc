import { useTranslation } from 'react-i18next';
import { PACE_CLASSES, type Tally } from '../../../domain/pace.ts';
import type { SnapshotHead, SnapshotId } from '../../../domain/snapshots.ts';
import { whoDid } from '../history/change-words.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { Percentage } from '../parts/completion-figure.tsx';
import { localTime } from '../parts/figures.ts';
import { PaceLight } from '../parts/pace-light.tsx';
import { periodWords } from '../../../domain/text/period-words.ts';
import { snapshotName } from './snapshot-words.ts';

/** How many tasks there were of each class; those of which there was none are left out. */
const Lights = ({ tally }: { readonly tally: Tally }) => (
  <span className="snapshot-lights">
    {PACE_CLASSES.filter((one) => tally[one] > 0).map((one) => (
      <span key={one}>
        <PaceLight of={one} /> {tally[one]}
      </span>
    ))}
  </span>
);

/** One snapshot, as the link that compares from it on. */
const Entry = ({ head, isChosen }: { readonly head: SnapshotHead; readonly isChosen: boolean }) => {
  const { t } = useTranslation();
  return (
    <li data-testid="snapshot" data-snapshot={head.id}>
      <AddressLink className="side-entry" to={{ from: head.id }} isHere={isChosen}>
        <span className="snapshot-name">
          <strong>{snapshotName(t, head)}</strong>
          {head.kind === 'manual' && <span className="tag">{periodWords(t, head.period)}</span>}
        </span>
        <span className="snapshot-when">
          <time dateTime={head.at}>{localTime(head.at)}</time> {whoDid(t, head.by)}
        </span>
        <span>
          {t('allCompletion')} <Percentage share={head.rollUp.completionOfAll} decimals={1} />
        </span>
        <Lights tally={head.tally} />
      </AddressLink>
    </li>
  );
};

/** A sheet's snapshots, newest first. */
export const SnapshotList = ({ heads, chosen }: { readonly heads: readonly SnapshotHead[]; readonly chosen: SnapshotId | null }) => {
  const { t } = useTranslation();
  if (heads.length === 0) return <p className="list-state">{t('snapshotNone')}</p>;
  return (
    <ol className="side-list snapshot-list">
      {heads.map((head) => (
        <Entry key={head.id} head={head} isChosen={head.id === chosen} />
      ))}
    </ol>
  );
};

import { useTranslation } from 'react-i18next';
import { mayEver } from '../../../domain/access.ts';
import { LoadFailure } from '../parts/load-failure.tsx';
import { useSession } from '../session/session.ts';
import { useAddress } from '../state/address.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshots } from '../state/snapshots-query.ts';
import '../styles/history.css';
import '../styles/side-list.css';
import '../styles/snapshots.css';
import { Comparison } from './comparison.tsx';
import { SnapshotList } from './snapshot-list.tsx';
import { TakeSnapshot } from './take-snapshot.tsx';

/** 快照: which there are, and what moved between any two of them or since one. The two stand in the address. */
export const Snapshots = () => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { sheet } = useSheetState();
  const { data, error, refetch } = useSnapshots(sheet);
  const [from, to] = [useAddress('from'), useAddress('to')];
  const heads = data?.snapshots ?? null;
  const chosen = heads?.find(({ id }) => id === from)?.id ?? heads?.[0]?.id ?? null;
  return (
    <main className="two-panes snapshots" aria-label={t('snapshots')}>
      <aside className="side-pane" aria-label={t('snapshotListed')}>
        {mayEver(actor, 'supervise') && <TakeSnapshot />}
        {heads === null && error === null && <output className="list-state">{t('snapshotLoading')}</output>}
        {heads === null && error !== null && (
          <LoadFailure words={t('snapshotFailed')} failure={error.failure} retry={() => void refetch()} />
        )}
        {heads !== null && <SnapshotList heads={heads} chosen={chosen} />}
      </aside>
      <section className="snapshot-comparison" aria-label={t('snapshotCompare')}>
        {heads !== null && chosen !== null && <Comparison heads={heads} from={chosen} to={heads.find(({ id }) => id === to)?.id ?? null} />}
      </section>
    </main>
  );
};

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayEver } from '../../../domain/access.ts';
import { unsavedParts } from '../../../domain/bulletin/draft.ts';
import type { BulletinHead, Draft } from '../../../domain/bulletin/types.ts';
import type { Period } from '../../../domain/period.ts';
import { openPeriod } from '../../../domain/reporting.ts';
import { BULLETINS_EN } from '../../../domain/text/bulletins.en.ts';
import { BULLETINS_ZH_CN } from '../../../domain/text/bulletins.zh-CN.ts';
import type { DraftAnswer } from '../../../domain/wire/bulletins.ts';
import { startDraft } from '../api/bulletins.ts';
import { AddressLink } from '../parts/address-link.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { LoadFailure } from '../parts/load-failure.tsx';
import { periodWords } from '../../../domain/text/period-words.ts';
import { FailureText } from '../people/failure-text.tsx';
import { useSession } from '../session/session.ts';
import { useAddress } from '../state/address.ts';
import { useBulletins, useDraft } from '../state/bulletins-query.ts';
import { addWords } from '../state/language.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import { useSnapshots } from '../state/snapshots-query.ts';
import '../styles/side-list.css';
import '../styles/bulletins.css';
import '../styles/history.css';
import '../styles/people-forms.css';
import { BulletinList } from './bulletin-list.tsx';
import { DraftView } from './draft-view.tsx';
import { Issued } from './issued.tsx';
import { useKeptText } from './kept-text.ts';
import { useDraftSending, type OpenDraft } from './use-drafting.ts';

addWords({ 'zh-CN': BULLETINS_ZH_CN, en: BULLETINS_EN });

/** Text that was not saved when its draft was issued or given up by somebody else. */
const GoneText = ({ sheet }: Pick<Draft, 'sheet'>) => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { kept, keep } = useKeptText(actor.id, sheet);
  if (kept === null || unsavedParts(kept).length === 0) return null;
  return (
    <section className="bulletin-note" role="alert">
      <p>{t('bulletinGone')}</p>
      <div className="unsaved-ways">
        <CopyButton
          text={unsavedParts(kept)
            .map((part) => `${t(`bulletin_${part}`)}\n${kept.text[part]}`)
            .join('\n\n')}
        />
        <Button size="small" onClick={() => keep(null)}>
          {t('discard')}
        </Button>
      </div>
    </section>
  );
};

/** Periods that a bulletin can tell of: the open one, and those that were closed, the last first. */
const usePeriods = (): readonly Period[] => {
  const { sheet } = useSheetState();
  const closed = (useSnapshots(sheet).data?.snapshots ?? []).filter(({ kind }) => kind === 'period').map(({ period }) => period);
  const open = openPeriod(sheet.reporting);
  return [...new Set([...(open === null ? [] : [open]), ...closed])];
};

type NoDraftProps = { readonly draft: Draft; readonly heads: readonly BulletinHead[] };

/** Where no draft is being written: the way to begin one, of the last closed period if that has had none, else of the open one. */
const NoDraft = ({ draft: { sheet, version }, heads }: NoDraftProps) => {
  const { t } = useTranslation();
  const open = openPeriod(useSheetState().sheet.reporting);
  const periods = usePeriods();
  const [chosen, choose] = useState<Period | null>(null);
  const { isSending, failure, send } = useDraftSending(sheet);
  const lastClosed = periods.find((one) => one !== open);
  const isTold = lastClosed === undefined || heads.some((head) => head.period === lastClosed);
  const period = chosen ?? (isTold ? (open ?? lastClosed) : lastClosed);
  return (
    <div className="bulletin-none">
      <GoneText sheet={sheet} />
      <p>{t('bulletinDraftNone')}</p>
      {period !== undefined && (
        <p className="bulletin-begin">
          <select
            className="filter-chip"
            aria-label={t('bulletinPeriod')}
            value={period}
            data-testid="bulletin-period"
            onChange={({ target }) => choose(target.value)}
          >
            {periods.map((one) => (
              <option key={one} value={one}>
                {one === open ? t('bulletinOpenPeriod', { period: periodWords(t, one) }) : periodWords(t, one)}
              </option>
            ))}
          </select>
          <Button
            type="primary"
            loading={isSending}
            data-testid="begin-draft"
            onClick={() => void send(() => startDraft(sheet, { version, of: { period } }))}
          >
            {t('bulletinBegin')}
          </Button>
        </p>
      )}
      <FailureText failure={failure} />
    </div>
  );
};

const openOf = ({ draft, figures }: DraftAnswer): OpenDraft | null =>
  draft.body === null || figures === null ? null : { draft, body: draft.body, figures };

/** 通报: those that were issued, and for the office the draft of the next one. Which one is shown stands in the address. */
export const Bulletins = () => {
  const { t } = useTranslation();
  const { actor } = useSession();
  const { sheet } = useSheetState();
  const asked = useAddress('bulletin');
  const writes = mayEver(actor, 'supervise');
  const issued = useBulletins(sheet.id);
  const drafted = useDraft(sheet.id, writes);
  const heads = issued.data?.bulletins ?? null;
  const error = issued.error ?? drafted.error;
  const retry = (): void => void Promise.all([issued.refetch(), ...(writes ? [drafted.refetch()] : [])]);
  const known = heads?.find(({ number }) => String(number) === asked) ?? null;
  const head = known ?? (writes ? null : (heads?.[0] ?? null));
  const open = drafted.data === undefined ? null : openOf(drafted.data);
  return (
    <main className="two-panes bulletins" aria-label={t('bulletins')}>
      <aside className="side-pane bulletin-side">
        {writes && (
          <AddressLink className="side-entry" to={{ bulletin: 'draft' }} isHere={head === null} testId="bulletin-draft">
            <strong>{open === null ? t('bulletinDraft') : t('bulletinDraftOf', { period: periodWords(t, open.figures.period) })}</strong>
          </AddressLink>
        )}
        {heads === null && error === null && <output className="list-state">{t('bulletinLoading')}</output>}
        {error !== null && <LoadFailure words={t('bulletinFailed')} failure={error.failure} retry={retry} />}
        {heads !== null && <BulletinList heads={heads} chosen={head?.number ?? null} />}
      </aside>
      <section className="bulletin-main">
        {head !== null && <Issued key={head.number} head={head} draft={drafted.data?.draft ?? null} />}
        {head === null && drafted.data !== undefined && open === null && heads !== null && (
          <NoDraft draft={drafted.data.draft} heads={heads} />
        )}
        {head === null && open !== null && heads !== null && <DraftView open={open} number={(heads[0]?.number ?? 0) + 1} />}
      </section>
    </main>
  );
};

import { useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { localTime } from '../parts/figures.ts';
import { warningText, worthASign } from '../parts/warnings.ts';
import { useRights } from '../state/actor.ts';
import type { Row } from '../state/rows.ts';
import '../styles/panel.css';
import '../styles/panel-forms.css';
import { addDraft, openDrafts, type Draft } from './draft.ts';
import { EvidenceText } from './evidence-text.tsx';
import { ownersOf, warningId } from './evidence.ts';
import { IndicatorRow } from './indicator-row.tsx';
import { PanelContext, usePanel, type Panel } from './panel-context.ts';
import { usePointing } from './use-pointing.ts';
import { FormAt, Ways } from './ways.tsx';
import { WholeFigure } from './whole-figure.tsx';

/** Both texts with their evidence. */
const Texts = () => {
  const { t } = useTranslation();
  const { row, active, goTo } = usePanel();
  const owners = useMemo(() => ownersOf(row.assessment), [row.assessment]);
  const shared = { owners, active, goTo };
  return (
    <>
      <EvidenceText text={row.content} field="content" label={t('columnContent')} {...shared} />
      {row.readFrom === '' ? (
        <p className="evidence-text evidence-progress evidence-empty">{t('noProgress')}</p>
      ) : (
        <EvidenceText text={row.readFrom} field="progress" label={t('columnProgress')} {...shared} />
      )}
      {row.readFrom !== row.progress && <p className="panel-note">{t('savedTextShown')}</p>}
    </>
  );
};

/** What a person should look at; pointing at a sentence brings out its characters. */
const Warnings = () => {
  const { t } = useTranslation();
  const { row } = usePanel();
  const { assessment } = row;
  if (assessment.warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label={t('warnings')}>
      {assessment.warnings.map((warning, at) => (
        <li
          key={warningId(at)}
          className={worthASign(warning) ? 'warning' : 'warning warning-mild'}
          data-code={warning.code}
          data-owner={warningId(at)}
        >
          {warningText(t, warning, assessment)}
        </li>
      ))}
    </ul>
  );
};

/** Indicators of the content that are left out by hand. */
const Removed = () => {
  const { t } = useTranslation();
  const { row, rights: may } = usePanel();
  return row.assessment.removed.map(({ key, label }) => (
    <div key={key} className="removed" tabIndex={-1}>
      <Ways
        before={<span>{t('removedLabel', { label })}</span>}
        ways={may.define ? [{ name: t('putBack'), do: { kind: 'put_back', key } }] : []}
      />
    </div>
  ));
};

/** The form that is open, kept while other rows are looked at; closed, it gives the focus back to where it was opened. */
const useForm = (task: string, details: RefObject<HTMLElement | null>) => {
  const [draft, setDraft] = useState<Draft | null>(openDrafts.get(task) ?? null);
  const opener = useRef<Element | null>(null);
  const place = useRef('');
  const change = (next: Draft | null): void => {
    if (next === null) openDrafts.delete(task);
    else openDrafts.set(task, next);
    setDraft(next);
  };
  useLayoutEffect(() => {
    if (draft !== null || opener.current === null) return;
    const from = opener.current;
    opener.current = null;
    const back = from instanceof HTMLElement && from.isConnected ? from : details.current?.querySelector<HTMLElement>(place.current);
    back?.focus();
  }, [draft, details]);
  return {
    draft,
    change,
    open: (next: Draft): void => {
      opener.current = document.activeElement;
      place.current = next.key === '' ? '.whole' : `.indicator[data-owner="${CSS.escape(next.key)}"]`;
      change(next);
    },
    close: (): void => change(null),
  };
};

/** How one task's completion comes about, and what can be done about it by hand. Keyed by its task. */
export const TaskDetails = ({ row }: { readonly row: Row }) => {
  const { t } = useTranslation();
  const details = useRef<HTMLDivElement>(null);
  const pointing = usePointing(details);
  const form = useForm(row.id, details);
  const may = useRights()(row);
  const panel: Panel = { ...form, row, rights: may, ...pointing };
  return (
    <PanelContext value={panel}>
      <div ref={details} className="task-details">
        <Texts />
        <ul className="indicators" aria-label={t('indicators')}>
          {row.assessment.indicators.map((indicator) => (
            <IndicatorRow key={indicator.key} indicator={indicator} />
          ))}
        </ul>
        <Removed />
        {may.define && <Ways ways={[{ name: t('addIndicator'), do: addDraft }]} />}
        <FormAt kinds={['add']} place="" />
        <WholeFigure />
        <Warnings />
        <p className="panel-foot">{t('updatedBy', { time: localTime(row.updatedAt), by: row.updatedBy })}</p>
      </div>
    </PanelContext>
  );
};

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DiffText } from '../history/diff-text.tsx';
import { Dialogue } from '../parts/dialogue.tsx';
import { localTime } from '../parts/figures.ts';
import { useSheetState } from '../state/sheet-state.tsx';
import '../styles/conflict.css';
import { MergeChoice } from './merge-choice.tsx';
import type { Conflict } from './use-auto-open.ts';

type SideProps = {
  readonly name: 'theirs' | 'mine';
  readonly who: string;
  readonly before: string;
  readonly text: string;
  readonly onUse: (text: string) => void;
};

const WAYS = { theirs: 'useTheirs', mine: 'useMine' } as const;

/** One of the two texts with its differences from the one that both began with. */
const Side = ({ name, who, before, text, onUse }: SideProps) => {
  const { t } = useTranslation();
  return (
    <section aria-label={t(name)} data-testid={`conflict-${name}`}>
      <h3>{t(name)}</h3>
      <p className="conflict-who">{who}</p>
      {text === '' && <p className="diff-text diff-nothing">{t('emptyText')}</p>}
      <DiffText before={before} after={text} />
      <div className="conflict-ways">
        <Button data-testid={`use-${name}`} onClick={() => onUse(text)}>
          {t(WAYS[name])}
        </Button>
      </div>
    </section>
  );
};

/** How the marks are to be read. */
const Legend = ({ isBaseKnown }: { readonly isBaseKnown: boolean }) => {
  const { t } = useTranslation();
  return (
    <p className="dialogue-words">
      {t(isBaseKnown ? 'comparedWithBase' : 'comparedWithTheirs')} <ins>{t('added')}</ins> <del>{t('removed')}</del>
    </p>
  );
};

type DialogueProps = { readonly conflict: Conflict; readonly onClose: () => void; readonly onDone: () => void };

/** Two people changed one cell: both texts, a merge of them, and the choice. Until it is made, both are kept. */
export const ConflictDialogue = ({ conflict: { row, failure }, onClose, onDone }: DialogueProps) => {
  const { t } = useTranslation();
  const { settle } = useSheetState();
  const { current, base } = failure;
  const [theirs, mine] = [current.progress, row.progress];
  const use = (text: string): void => {
    settle(row, text);
    onDone();
  };
  const name = `${row.id} ${current.version}`;
  return (
    <Dialogue title={t('conflictTitle', { n: row.number })} name="conflict-dialogue" onClose={onClose}>
      <p className="dialogue-words">{t('conflict')}</p>
      <Legend isBaseKnown={base !== null} />
      <div className="conflict-choices">
        <Side
          name="theirs"
          who={t('changedBy', { by: current.updatedBy, time: localTime(current.updatedAt) })}
          before={base ?? theirs}
          text={theirs}
          onUse={use}
        />
        <Side name="mine" who={t('notSavedYet')} before={base ?? theirs} text={mine} onUse={use} />
        <MergeChoice key={`${name} ${mine}`} name={`${name} ${mine}`} base={base} mine={mine} theirs={theirs} onUse={use} />
      </div>
      <p className="dialogue-words">{t('conflictLater')}</p>
    </Dialogue>
  );
};

import { Button } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

type CardProps = { readonly title: string; readonly note?: string; readonly testId: string; readonly children: ReactNode };

/** A part of the dashboard under its heading. */
export const Card = ({ title, note, testId, children }: CardProps) => (
  <section className={`dash-card dash-${testId}`} aria-label={title} data-testid={`dash-${testId}`}>
    <header>
      <h2>{title}</h2>
      {note !== undefined && <span className="dash-note">{note}</span>}
    </header>
    {children}
  </section>
);

type ChartCardProps = {
  readonly title: string;
  readonly testId: string;
  /** What is chosen about it. */
  readonly tools?: ReactNode;
  readonly chart: ReactNode;
  /** Null where there are no figures yet. */
  readonly table: ReactNode;
};

/** A chart, or in its place the table of the same figures, whose links the keyboard reaches. */
export const ChartCard = ({ title, testId, tools, chart, table }: ChartCardProps) => {
  const { t } = useTranslation();
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <section className={`dash-card dash-${testId}`} aria-label={title} data-testid={`dash-${testId}`}>
      <header>
        <h2>{title}</h2>
        <span className="dash-tools">
          {tools}
          {table !== null && (
            <Button size="small" className="dash-tool" aria-pressed={isTable} aria-controls={id} onClick={() => setTable(!isTable)}>
              {t('dashboardTable')}
            </Button>
          )}
        </span>
      </header>
      <div id={id}>{isTable ? (table ?? chart) : chart}</div>
    </section>
  );
};

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialogue } from './dialogue.tsx';
import { usePart } from './use-part.ts';

type LateWindowProps<Part> = {
  /** Stands outside any component. */
  readonly load: () => Promise<Part>;
  readonly onClose: () => void;
  readonly children: (part: Part) => ReactNode;
};

/** A window whose code is a file of its own. Where that does not come a window says so in its place, and the page stays as it is. */
export const LateWindow = <Part,>({ load, onClose, children }: LateWindowProps<Part>) => {
  const { t } = useTranslation();
  const part = usePart(load, true);
  if (part === null) return null;
  if (part !== 'failed') return children(part);
  return (
    <Dialogue title={t('loadFailedNetwork')} name="part-failed" onClose={onClose}>
      {null}
    </Dialogue>
  );
};

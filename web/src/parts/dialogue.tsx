import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import '../styles/dialogue.css';

type DialogueProps = {
  readonly title: string;
  readonly name: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A window over the page: the browser's own dialogue holds the focus, Esc closes it, and the focus goes back to where it was. */
export const Dialogue = ({ title, name, onClose, children }: DialogueProps) => {
  const { t } = useTranslation();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Not the first button: whoever is still typing should press none by mistake.
    heading.current?.focus();
    return () => element?.close();
  }, []);
  return (
    // Keys pressed in here are not for the page behind it.
    // oxlint-disable-next-line no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={`dialogue dialogue-${name}`}
      data-testid={name}
      aria-labelledby={titleId}
      onClose={() => dialog.current?.open === false && onClose()}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <header>
        <h2 ref={heading} id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="dialogue-close" aria-label={t('close')} onClick={() => dialog.current?.close()}>
          ✕
        </button>
      </header>
      {children}
    </dialog>
  );
};

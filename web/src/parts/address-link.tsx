import type { MouseEvent, ReactNode } from 'react';
import { addressWith, goTo, useSearch, type AddressChange } from '../state/address.ts';

/** A click that asks for another tab or window is the browser's. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

type LinkProps = {
  readonly to: AddressChange;
  /** It leads to where the person is. */
  readonly isHere?: boolean;
  readonly className?: string;
  readonly title?: string;
  readonly testId?: string;
  /** It is pointed at, and may be followed. */
  readonly onNear?: () => void;
  readonly children: ReactNode;
};

/** A link to another address of this page, which need not be loaded anew. */
export const AddressLink = ({ to, isHere = false, className = '', title, testId, onNear, children }: LinkProps) => (
  <a
    href={addressWith(useSearch(), to)}
    className={className}
    title={title}
    data-testid={testId}
    aria-current={isHere ? 'page' : undefined}
    onPointerEnter={onNear}
    onFocus={onNear}
    onClick={(event) => {
      if (!isPlain(event)) return;
      event.preventDefault();
      goTo(to);
    }}
  >
    {children}
  </a>
);

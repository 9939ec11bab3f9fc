import { useCallback, useEffect, useState, type RefObject } from 'react';

/** Whom the pointer or the focus is on, by the `data-owner` of what it is on. */
export type Pointing = {
  readonly active: string | null;
  /** Moves the focus to where an owner is listed. */
  readonly goTo: (id: string) => void;
};

const ownerOf = (target: EventTarget | null): string | null =>
  target instanceof Element ? (target.closest('[data-owner]')?.getAttribute('data-owner') ?? null) : null;

const listed = (id: string): string => `:not(mark)[data-owner="${CSS.escape(id)}"]`;

/** Follows pointer and focus over a task's figures and their characters, so that each brings the other out. */
export const usePointing = (root: RefObject<HTMLElement | null>): Pointing => {
  const [active, setActive] = useState<string | null>(null);
  useEffect(() => {
    const element = root.current;
    const enter = ({ target }: Event): void => setActive(ownerOf(target));
    const leave = (): void => setActive(null);
    element?.addEventListener('pointerover', enter);
    element?.addEventListener('focusin', enter);
    element?.addEventListener('pointerleave', leave);
    element?.addEventListener('focusout', leave);
    return () => {
      element?.removeEventListener('pointerover', enter);
      element?.removeEventListener('focusin', enter);
      element?.removeEventListener('pointerleave', leave);
      element?.removeEventListener('focusout', leave);
    };
  }, [root]);
  const goTo = useCallback((id: string) => root.current?.querySelector<HTMLElement>(listed(id))?.focus(), [root]);
  return { active, goTo };
};

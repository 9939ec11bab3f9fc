/** True for a key that belongs to an input method which is composing; some browsers say so by code 229 only. */
export const isForTheInputMethod = ({ isComposing, keyCode }: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  isComposing || keyCode === 229;

/** Ctrl+Enter and, on a Mac, ⌘+Enter. */
export const isSendKey = (event: KeyboardEvent): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isForTheInputMethod(event);

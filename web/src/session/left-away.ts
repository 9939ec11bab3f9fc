import { deviceStorage } from '../state/browser.ts';

const KEY = 'shishi.left-away';

/** True where somebody has signed out on this device without a line: the issuer may not know. */
export const hasLeftAway = (): boolean => deviceStorage().getItem(KEY) !== null;

export const setLeftAway = (isSo: boolean): void => {
  try {
    if (isSo) deviceStorage().setItem(KEY, 'yes');
    else deviceStorage().removeItem(KEY);
  } catch {
    // Then nothing is asked twice, as after any other sign-out.
  }
};

/** Whether what a page says can be read on its ground. */
import type { Page } from 'playwright-core';

/** Words of the page that stand out from their ground by less than 4.5 to 1, with what they are. */
export const faint = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const parts = (colour: string): readonly number[] => (colour.match(/[\d.]+/gu) ?? []).map(Number);
    const light = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = parts(colour).map((value) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const ground = getComputedStyle(element).backgroundColor;
      return parts(ground)[3] === 0 ? groundOf(element.parentElement) : ground;
    };
    const said = [...document.querySelectorAll('body *')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== ''),
    );
    if (said.length === 0) return ['nothing is said'];
    return said.flatMap((element) => {
      const [ink, ground] = [light(getComputedStyle(element).color), light(groundOf(element))];
      const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
      return contrast < 4.5 ? [`${contrast.toFixed(2)} ${element.textContent ?? ''}`] : [];
    });
  });

import { useMemo, useState, type SyntheticEvent } from 'react';
import { applyStyles, stillHtml } from './still-html.ts';

/**
 * A letter as it looks in a mail. The frame runs nothing and may go nowhere; that it is of the page's origin lets the page give it
 * its looks, which the page's policy would not let it bring along.
 */
export const LetterFrame = ({ html, title }: { readonly html: string; readonly title: string }) => {
  const [blockSize, setBlockSize] = useState(240);
  const still = useMemo(() => stillHtml(html), [html]);
  const dress = ({ currentTarget: frame }: SyntheticEvent<HTMLIFrameElement>): void => {
    const { contentDocument: letter } = frame;
    if (letter === null) return;
    applyStyles(letter);
    setBlockSize(letter.documentElement.scrollHeight);
  };
  return (
    <iframe
      className="letter-frame"
      title={title}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      srcDoc={still}
      style={{ blockSize }}
      data-testid="letter-frame"
      onLoad={dress}
    />
  );
};

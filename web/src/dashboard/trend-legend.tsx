/** What the lines and bars of a trend stand for. `mark` names their looks. */
export const Legend = ({ of }: { readonly of: readonly { readonly mark: string; readonly words: string }[] }) => (
  <ul className="trend-legend" aria-hidden="true">
    {of.map(({ mark, words }) => (
      <li key={mark} className={`trend-${mark}`}>
        {words}
      </li>
    ))}
  </ul>
);

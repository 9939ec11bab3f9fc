import type { TextField } from '../../../domain/types.ts';
import { ownedPieces, type Owner, type OwnedPiece } from './evidence.ts';
import type { Pointing } from './use-pointing.ts';

const classOf = ({ owners }: OwnedPiece, active: string | null): string => {
  const marked = owners.filter(({ id, isQuiet }) => !isQuiet || id === active);
  if (marked.length === 0) return '';
  return marked.some(({ id }) => id === active) ? 'evidence evidence-active' : 'evidence';
};

type TextProps = Pointing & { readonly text: string; readonly field: TextField; readonly owners: readonly Owner[]; readonly label: string };

/** A text with its evidence marked. A mark leads to the figure that was read from it, and brings it out. */
export const EvidenceText = ({ text, field, owners, label, active, goTo }: TextProps) => (
  <p className={`evidence-text evidence-${field}`} aria-label={label} data-testid={`evidence-${field}`}>
    {ownedPieces(text, field, owners).map((piece) => {
      const owner = piece.owners.find(({ isQuiet }) => !isQuiet);
      const look = classOf(piece, active);
      if (look === '') return piece.text;
      if (owner === undefined) {
        return (
          <mark key={piece.start} className={look}>
            {piece.text}
          </mark>
        );
      }
      return (
        <mark key={piece.start} className={look} data-owner={owner.id}>
          <a
            href={`#${field}`}
            onClick={(event) => {
              event.preventDefault();
              goTo(owner.id);
            }}
          >
            {piece.text}
          </a>
        </mark>
      );
    })}
  </p>
);

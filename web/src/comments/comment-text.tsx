import { mentionPieces } from '../../../domain/comments/mentions.ts';
import type { Named } from '../../../domain/comments/types.ts';
import { useSession } from '../session/session.ts';

/** A comment's text as it was typed, with those whom it mentions brought out. Never anything but text. */
export const CommentText = ({ text, mentions }: { readonly text: string; readonly mentions: readonly Named[] }) => {
  const { actor } = useSession();
  const isMe = (name: string): boolean => mentions.some((one) => one.id === actor.id && one.name === name);
  return (
    <p className="comment-text" dir="auto">
      {mentionPieces(
        text,
        mentions.map(({ name }) => name),
      ).map((piece) =>
        piece.name === null ? (
          piece.text
        ) : (
          <span key={piece.start} className={isMe(piece.name) ? 'mention mention-me' : 'mention'} data-testid="mention">
            {piece.text}
          </span>
        ),
      )}
    </p>
  );
};

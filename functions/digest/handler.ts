/** Called each minute: what is due is closed, written and sent. */
import { type DigestPorts, type Ownerless, runDigest } from '../actions/run-digest.ts';

/** A line of the log, without anybody's name or address. */
export type DigestLog = (
  line:
    | { readonly level: 'info'; readonly what: 'planned'; readonly letters: number }
    | ({ readonly level: 'warn'; readonly what: 'no_members' } & Ownerless),
) => void;

export type DigestHandler = () => Promise<void>;

export const newDigestHandler =
  ({ log, ...ports }: DigestPorts & { readonly log: DigestLog }): DigestHandler =>
  async () => {
    const { planned, ownerless } = await runDigest(ports);
    if (planned > 0) log({ level: 'info', what: 'planned', letters: planned });
    for (const units of ownerless) log({ level: 'warn', what: 'no_members', ...units });
  };

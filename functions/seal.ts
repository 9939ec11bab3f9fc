/** Seals made with a key that only this deployment has: HMAC-SHA256. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** @param key gives at least 32 secret bytes; asked for when it is first needed */
export const sealWith = (key: () => Promise<Uint8Array>) => {
  let known: Promise<Uint8Array> | null = null;
  const digest = async (text: string): Promise<Buffer> => {
    // One that could not be read is asked for again.
    known ??= key().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return createHmac('sha256', await known)
      .update(text)
      .digest();
  };
  return {
    of: async (text: string): Promise<string> => (await digest(text)).toString('base64url'),
    fits: async (text: string, seal: string): Promise<boolean> => {
      const [wanted, given] = [await digest(text), Buffer.from(seal, 'base64url')];
      return given.length === wanted.length && timingSafeEqual(wanted, given);
    },
  };
};

/** How requests show who sends them, and who is told where the server lets nobody in. */

/** Why the server turned the person away, whatever was asked for. */
export type TurnedAway = 'unauthenticated' | 'not_a_member';

/** What a session does for requests. */
export type Gatekeeper = {
  /**
   * A token to send, another one than the server has just `refused`; null once nobody is signed in any more.
   * It throws while the issuer is out of reach.
   */
  readonly token: (refused: string | null) => Promise<string | null>;
  readonly turnedAway: (why: TurnedAway) => void;
};

/** Where nobody signs in, requests go out as they are. */
const OPEN: Gatekeeper = { token: () => Promise.resolve(null), turnedAway: () => undefined };

let atTheGate: Gatekeeper = OPEN;

/** Has all requests from now on go past this gatekeeper. */
export const postGatekeeper = (gatekeeper: Gatekeeper): void => {
  atTheGate = gatekeeper;
};

export const gatekeeper = (): Gatekeeper => atTheGate;

const signed = (init: RequestInit, token: string | null): RequestInit => {
  if (token === null) return init;
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${token}`);
  return { ...init, headers };
};

/** Sends a request with a token; where the server does not take it, once more with a fresh one. */
export const sendSigned = async (path: string, init: RequestInit): Promise<Response> => {
  const { token } = atTheGate;
  const first = await token(null);
  const response = await fetch(path, signed(init, first));
  if (response.status !== 401 || first === null) return response;
  const fresh = await token(first);
  return fresh === null ? response : fetch(path, signed(init, fresh));
};

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems give to outgoing connections (32768 and up on Linux): of those, one that is free now may be taken a
 * moment later by any connection of any program, before whoever asked listens on it.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

const isFree = async (port: number): Promise<boolean> => {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
};

/** A TCP port on loopback that nobody holds at the moment. */
export const freePort = async (tries = 100): Promise<number> => {
  const port = randomInt(LOWEST, HIGHEST);
  if (await isFree(port)) return port;
  if (tries === 1) throw new Error('no TCP port');
  return freePort(tries - 1);
};

/**
 * One digest in a process of its own, so that its memory is its own: prints milliseconds, letters, and the most megabytes that it had.
 *
 * Arguments: the engine's address, the table, and when it is (milliseconds since 1970).
 */
import { runDigest } from '../../functions/actions/run-digest.ts';
import { documentClient } from '../../functions/store/client.ts';
import { dynamoStore } from '../../functions/store/dynamo-store.ts';
import { LOCAL_ACCESS } from '../../local/access.ts';
import { letterParts } from '../support/letter-parts.ts';

const [endpoint = '', table = '', at = ''] = process.argv.slice(2);
const store = dynamoStore(documentClient({ ...LOCAL_ACCESS, endpoint }), table);
const { letters, planned } = letterParts();
const done = (): Promise<void> => Promise.resolve();
const started = performance.now();
await runDigest({ store, letters, now: () => Number(at), closeDue: done, sendMails: done });
const ms = performance.now() - started;
console.log(JSON.stringify({ ms, letters: planned().length, megabytes: process.resourceUsage().maxRSS / 1024 }));

/** Lambda's own part, in a process of its own: imports the bundle that it is told, and runs it with the events that come. */
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

type Call = { readonly id: number; readonly event: unknown; readonly milliseconds: number };

const [, , bundle = ''] = process.argv;
const { handler } = await import(bundle);

process.on('message', ({ id, event, milliseconds }: Call) => {
  const until = Date.now() + milliseconds;
  const context = { awsRequestId: `call-${id}`, getRemainingTimeInMillis: () => until - Date.now() };
  // Also where it throws at once.
  void Promise.resolve(event)
    .then((given) => handler(given, context))
    .then(
      // Nothing is null, as Lambda has it.
      (value: unknown) => ({ id, ok: true, value: value ?? null }),
      (error: unknown) => ({ id, ok: false, error: error instanceof Error ? error.name : typeof error }),
    )
    .then((answer) => process.send?.(answer));
});
// Whoever started it has gone, however it went, and removes nothing any more.
process.on('disconnect', () => {
  rmSync(dirname(fileURLToPath(bundle)), { recursive: true, force: true });
  process.exit();
});
process.send?.('ready');

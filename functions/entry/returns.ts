import type { NoticePorts } from '../actions/take-notice.ts';
import { ENVIRONMENT } from '../environment.ts';
import type { MeteredParts } from '../metered.ts';
import { documentClient } from '../store/client.ts';
import { type Engine, engineOn } from '../store/engine.ts';
import { mailStore } from '../store/mail-store.ts';
import { mailingStore } from '../store/mailing-store.ts';
import { required } from './required.ts';
import { meterOfStack } from './telling.ts';

/** What Lambdas that hear of returned mail are made of: the log of mail, and nothing else of the store. */
export const returnsParts = (): NoticePorts & MeteredParts & { readonly engine: Engine } => {
  const engine = engineOn(documentClient(), required(ENVIRONMENT.tableName));
  return { engine, store: { ...mailStore(engine), ...mailingStore(engine) }, now: Date.now, meter: meterOfStack() };
};

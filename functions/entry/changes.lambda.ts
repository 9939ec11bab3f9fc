import { newChangesHandler } from '../changes/handler.ts';
import { ENVIRONMENT } from '../environment.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';

export const handler = newChangesHandler({ store: dynamoStore(documentClient(), required(ENVIRONMENT.tableName)) });

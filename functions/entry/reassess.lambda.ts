/** Invoked by the city's IT after an upgrade: `{"sheet": "2024", "write": false}` tells what would change, `true` writes it. */
import * as z from 'zod';
import { sheetId } from '../../domain/wire/ids.ts';
import { type Reassessment, reassessSheet } from '../actions/reassess-sheet.ts';
import { ENVIRONMENT } from '../environment.ts';
import { documentClient } from '../store/client.ts';
import { dynamoStore } from '../store/dynamo-store.ts';
import { required } from './required.ts';

const request = z.strictObject({ sheet: sheetId, write: z.boolean().default(false) });

const store = dynamoStore(documentClient(), required(ENVIRONMENT.tableName));

export const handler = async (event: unknown): Promise<Reassessment | null> => {
  const { sheet, write } = request.parse(event);
  return reassessSheet({ store, now: Date.now }, sheet, write);
};

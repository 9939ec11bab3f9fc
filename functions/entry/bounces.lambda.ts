import { newSesReturnsHandler } from '../returns/handlers.ts';
import { returnsParts } from './returns.ts';

export const handler = newSesReturnsHandler(returnsParts());

import { wordOf } from '../bulletin/word.ts';
import { newHttpHandler } from '../http/handler.ts';
import { OFFICE_ROUTES } from '../http/office-routes.ts';
import { httpParts } from './http-parts.ts';

export const handler = newHttpHandler(OFFICE_ROUTES, { ...httpParts(), wordOf });

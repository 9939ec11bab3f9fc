import { ENVIRONMENT } from '../environment.ts';
import { API_ROUTES } from '../http/api-routes.ts';
import { newHttpHandler } from '../http/handler.ts';
import { httpParts } from './http-parts.ts';
import { required } from './required.ts';

export const handler = newHttpHandler(API_ROUTES, { ...httpParts(), liveAddress: required(ENVIRONMENT.liveAddress) });

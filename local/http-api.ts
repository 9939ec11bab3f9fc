/** The Lambdas behind the HTTP API at one address; which of them answers goes by the path, as API Gateway's routes have it. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { API_ROUTES, type ApiPorts } from '../functions/http/api-routes.ts';
import { type HandlerParts, newHttpHandler } from '../functions/http/handler.ts';
import { OFFICE_PATHS, OPEN_OFFICE_PATHS } from '../functions/http/office-paths.ts';
import { OFFICE_ROUTES } from '../functions/http/office-routes.ts';
import { matchPath, type OfficePorts } from '../functions/http/route.ts';
import { PUBLIC_ROUTES } from '../functions/public/routes.ts';
import { LAMBDA_CONTEXT } from './lambda-context.ts';

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** `/api/units/{proxy+}` as an expression. */
const shapeOf = (path: string): RegExp => new RegExp(`^${path.replace('{proxy+}', '.+').replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u');

const OFFICE_SHAPES = [...OFFICE_PATHS, ...OPEN_OFFICE_PATHS].map(shapeOf);

/** True for a path that API Gateway takes to the office. */
export const isOfficePath = (path: string): boolean => OFFICE_SHAPES.some((shape) => shape.test(path));

/** True for a path of the page for everybody. */
export const isPublicPath = (path: string): boolean => PUBLIC_ROUTES.some((route) => matchPath(route.path, path) !== null);

export const httpApi = (parts: ApiPorts & OfficePorts & HandlerParts): ApiHandler => {
  const api = newHttpHandler(API_ROUTES, parts);
  const office = newHttpHandler(OFFICE_ROUTES, parts);
  const everybody = newHttpHandler(PUBLIC_ROUTES, { ...parts, timeZone: parts.mailing.letters.timeZone });
  const handlerFor = (path: string) => {
    if (isPublicPath(path)) return everybody;
    return isOfficePath(path) ? office : api;
  };
  return (event) => handlerFor(event.rawPath)(event, LAMBDA_CONTEXT);
};

/** The Lambdas behind the HTTP API at one address; which of them answers goes by the path, as API Gateway's routes have it. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { API_ROUTES, type ApiPorts } from '../functions/http/api-routes.ts';
import { type HandlerParts, newHttpHandler } from '../functions/http/handler.ts';
import { OFFICE_PATHS, OPEN_OFFICE_PATHS } from '../functions/http/office-paths.ts';
import { OFFICE_ROUTES } from '../functions/http/office-routes.ts';
import type { OfficePorts } from '../functions/http/route.ts';
import { LAMBDA_CONTEXT } from './lambda-context.ts';

export type ApiHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** `/api/units/{proxy+}` as an expression. */
const shapeOf = (path: string): RegExp => new RegExp(`^${path.replace('{proxy+}', '.+').replaceAll(/\{\w+\}/gu, '[^/]+')}$`, 'u');

const OFFICE_SHAPES = [...OFFICE_PATHS, ...OPEN_OFFICE_PATHS].map(shapeOf);

/** True for a path that API Gateway takes to the office. */
export const isOfficePath = (path: string): boolean => OFFICE_SHAPES.some((shape) => shape.test(path));

export const httpApi = (parts: ApiPorts & OfficePorts & HandlerParts): ApiHandler => {
  const api = newHttpHandler(API_ROUTES, parts);
  const office = newHttpHandler(OFFICE_ROUTES, parts);
  return (event) => (isOfficePath(event.rawPath) ? office : api)(event, LAMBDA_CONTEXT);
};

import { ENVIRONMENT } from '../environment.ts';
import { filesOf } from '../hosting/bucket.ts';
import { newHostingHandler } from '../hosting/handler.ts';
import { pageHeaders, transportSecurity } from '../page-headers.ts';
import { required } from './required.ts';

export const handler = newHostingHandler({
  read: filesOf(required(ENVIRONMENT.pageBucket)),
  headers: { ...pageHeaders(required(ENVIRONMENT.pageConnections).split(' ')), ...transportSecurity },
  log: (line) => console.error(JSON.stringify(line)),
});

/**
 * A CloudFront function before the bucket: an address of the page itself (`/sheets/2024`) gets the page, which finds its
 * own way; a file (`/favicon.svg`) is left alone, so that a missing one is missing. The API never comes here.
 */
export const PAGE_ROUTES = `
function handler(event) {
  const request = event.request;
  const name = request.uri.slice(request.uri.lastIndexOf('/') + 1);
  if (!name.includes('.')) request.uri = '/index.html';
  return request;
}
`.trim();

/** One before the page for everybody: with a slash at its end it is the same page, which the API's routes do not know so. */
export const PUBLIC_ROUTES = `
function handler(event) {
  const request = event.request;
  request.uri = request.uri.replace(/\\/+$/, '');
  return request;
}
`.trim();

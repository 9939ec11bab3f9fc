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

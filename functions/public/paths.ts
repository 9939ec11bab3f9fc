/** Where the page for everybody is, as API Gateway writes it. Data only: the infrastructure makes its routes of it. */
export const PUBLIC_PATHS = ['/public', '/public/{sheet}'] as const;

/** Seconds for which whoever passes the page on may keep it. */
export const PUBLIC_KEEP_SECONDS = 300;

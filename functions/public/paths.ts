/** Where the page for everybody is, as API Gateway writes it. The infrastructure makes its routes of it. */
export const PUBLIC_PATHS = ['/public', '/public/{sheet}'] as const;

/** The path without the slashes at its end, where it is one of these; null where it is not, or has none. */
export const withoutSlash = (path: string): string | null => /^(\/public(?:\/[^/]+)?)\/+$/u.exec(path)?.[1] ?? null;

/** Seconds for which whoever passes the page on may keep it. */
export const PUBLIC_KEEP_SECONDS = 300;

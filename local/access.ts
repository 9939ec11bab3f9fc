/** The engines on a laptop ask for credentials, but do not check them. */
export const LOCAL_ACCESS = { region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** And an engine's address with it. */
export type LocalAccess = typeof LOCAL_ACCESS & { readonly endpoint: string };

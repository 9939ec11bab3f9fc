/** What everybody may read, where the city turned it on. Kept apart from all else: its Lambda reads what is published, and can change nothing. */
import { publicPath, publicQuery } from '../../domain/wire/public.ts';
import { readPublished } from '../actions/read-published.ts';
import type { OpenRoute } from '../http/route.ts';
import type { Store } from '../ports.ts';
import { publicPage, type PublicSetting } from './page.ts';
import { PUBLIC_PATHS } from './paths.ts';

export type PublicPorts = PublicSetting & { readonly store: Store };

const shown: OpenRoute<PublicPorts>['run'] = async ({ path, query }, { store, ...setting }) => {
  const { sheet } = publicPath.parse(path);
  return { ok: true, page: publicPage(await readPublished(store, sheet === '' ? null : sheet), publicQuery.parse(query), setting) };
};

/** With or without a slash at the end: what stands before it takes that away, but not everything that may stand there is ours. */
export const PUBLIC_ROUTES: readonly OpenRoute<PublicPorts>[] = [...PUBLIC_PATHS, '/public/{sheet}/'].map((path) => ({
  method: 'GET',
  path,
  may: 'anyone',
  run: shown,
}));

/** 公示: the page for everybody, whole in itself and without a script, so that it opens on anything. */
import { filingLinks, type Filing } from '../../domain/filing.ts';
import { localDay } from '../../domain/mail/local-time.ts';
import { LIGHTS, PACE_CLASSES } from '../../domain/pace.ts';
import { rateText } from '../../domain/percent.ts';
import {
  chosenOf,
  classNamed,
  pageOf,
  type Published,
  type PublishedFilter,
  type PublishedProject,
  type PublishedTask,
} from '../../domain/published.ts';
import { projectCompletion } from '../../domain/roll-up.ts';
import { periodWords } from '../../domain/text/period-words.ts';
import { PUBLIC_TEXT, type PublicKey, type PublicLanguage } from '../../domain/text/public.ts';
import { type Say, sayFrom } from '../../domain/text/say.ts';
import { FIND_LIMIT, type PublicQuery } from '../../domain/wire/public.ts';
import type { PublishedAnswer, PublishedSheet } from '../actions/read-published.ts';
import { Html, markup, policyWith } from '../http/html.ts';
import type { HtmlPage } from '../http/route.ts';
import { PUBLIC_KEEP_SECONDS } from './paths.ts';
import { STYLE } from './style.ts';

/** Tasks on one page: an answer of Lambda holds 6 MB, and texts are up to some thousand characters. */
const MOST_TASKS = 200;

/** Units of an older closing, until a migration has written down what they are called. */
const NO_NAMES = '—';

const POLICY = policyWith(STYLE);

export type PublicSetting = {
  /** The city's. */
  readonly timeZone: string;
  /** Numbers at the foot of the page. */
  readonly filing?: Filing;
};

type Asked = PublicSetting & { readonly query: PublicQuery; readonly say: Say<PublicKey> };

/** The address of a sheet with some of what was asked for changed; what is usual is left out. */
const linkTo = (sheet: string, { query }: Asked, change: Partial<PublicQuery>): string => {
  const { find, unit, class: pace, page, lang } = { ...query, page: 1, ...change };
  const parts = new URLSearchParams({
    ...(find === '' ? {} : { find }),
    ...(unit === '' ? {} : { unit }),
    ...(pace === '' ? {} : { class: pace }),
    ...(page === 1 ? {} : { page: String(page) }),
    ...(lang === 'zh-CN' ? {} : { lang }),
  });
  return `/public${sheet === '' ? '' : `/${sheet}`}${parts.size === 0 ? '' : `?${parts}`}`;
};

const link = (to: string, words: string | Html): Html => markup`<a href="${to}">${words}</a>`;

const footOf = (filing: Filing | undefined): Html | null => {
  const links = filingLinks(filing).map(({ number, register }) => link(register, number));
  return links.length === 0 ? null : markup`<footer>${links}</footer>`;
};

const wholePage = (title: string, main: Html, { query: { lang }, filing }: Asked): Pick<HtmlPage, 'html' | 'policy'> => {
  const { markup: html } = markup`<!doctype html>
    <html lang="${lang}">
    <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title><style>${new Html(STYLE)}</style></head>
    <body><main>${main}</main>${footOf(filing)}</body>
    </html>`;
  return { html, policy: POLICY };
};

const otherLanguage = (sheet: string, asked: Asked): Html => {
  const other: PublicLanguage = asked.query.lang === 'en' ? 'zh-CN' : 'en';
  const to = linkTo(sheet, asked, { ...asked.query, lang: other });
  return markup`<span class="otherwise" lang="${other}">${link(to, asked.say('otherLanguage'))}</span>`;
};

/** A share in percent, or that there is none. */
const shareText = (share: number | null, say: Asked['say']): string => (share === null ? say('pace_unquantified') : rateText(share));

const figure = (name: string, share: number | null, say: Asked['say']): Html =>
  markup`<div><dt>${name}</dt><dd>${shareText(share, say)}</dd></div>`;

const figures = (sheet: string, { rollUp, pace, tally }: Published, asked: Asked): Html => {
  const { say } = asked;
  const classes = PACE_CLASSES.map((one) => {
    const to = linkTo(sheet, asked, { find: '', unit: '', class: one });
    return markup`<li class="${LIGHTS[one]}">${link(to, `${say(`pace_${one}`)} ${tally[one]}`)}</li>`;
  });
  return markup`<section class="card">
    <dl class="figures">
    ${figure(say('allCompletion'), rollUp.known === 0 ? null : rollUp.completionOfAll, say)}
    ${figure(say('knownCompletion', { known: rollUp.known, total: rollUp.total }), rollUp.completion, say)}
    ${figure(say('pace'), pace, say)}
    </dl>
    <ul class="classes" aria-label="${say('class')}">${classes}</ul>
    </section>`;
};

const option = (value: string, words: string, chosen: string): Html =>
  value === chosen ? markup`<option value="${value}" selected>${words}</option>` : markup`<option value="${value}">${words}</option>`;

const filterForm = (sheet: string, { units }: Published, asked: Asked): Html => {
  const { query, say } = asked;
  const kept = query.lang === 'zh-CN' ? null : markup`<input type="hidden" name="lang" value="${query.lang}">`;
  const unitOptions = [option('', say('anyUnit'), query.unit), ...units.map(({ id, name }) => option(id, name, query.unit))];
  const classes = [option('', say('anyClass'), query.class), ...PACE_CLASSES.map((one) => option(one, say(`pace_${one}`), query.class))];
  const isNarrowed = query.find !== '' || query.unit !== '' || query.class !== '';
  return markup`<form class="card" method="get" action="/public/${sheet}" role="search" aria-label="${say('filter')}">${kept}
    <label>${say('find')}
    <input type="search" name="find" maxlength="${FIND_LIMIT}" value="${query.find}" placeholder="${say('findHint')}"></label>
    <label>${say('unit')}<select name="unit">${unitOptions}</select></label>
    <label>${say('class')}<select name="class">${classes}</select></label>
    <button>${say('submit')}</button>
    ${isNarrowed ? link(linkTo(sheet, asked, { find: '', unit: '', class: '' }), say('reset')) : null}
    </form>`;
};

/** As wide as the share; a width in the style would need another policy. */
const bar = (share: number): Html => {
  const width = Math.round(Math.min(1, share) * 1000) / 10;
  return markup`<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="6"/></svg>`;
};

const row = (task: PublishedTask, units: ReadonlyMap<string, string>, say: Asked['say']): Html => {
  const { number, content, progress, completion, class: pace } = task;
  const names = task.units.flatMap((id) => units.get(id) ?? []).join('、');
  return markup`<tr>
    <td class="n" data-label="${say('number')}">${number}</td>
    <th scope="row" class="words">${content}</th>
    <td data-label="${say('unit')}">${names === '' ? NO_NAMES : names}</td>
    <td class="words" data-label="${say('progress')}">${progress === '' ? say('noProgress') : progress}</td>
    <td class="${LIGHTS[pace]}" data-label="${say('completion')}">${shareText(completion, say)}${completion === null ? null : bar(completion)}</td>
    <td class="${LIGHTS[pace]}" data-label="${say('light')}">${say(`pace_${pace}`)}</td>
    </tr>`;
};

const project = ({ name, rollUp, tasks }: PublishedProject, units: ReadonlyMap<string, string>, say: Asked['say']): Html => {
  const completion = projectCompletion(rollUp);
  return markup`<section class="card">
    <h2>${completion === null ? say('projectUnknown', { name }) : say('project', { name, share: rateText(completion) })}</h2>
    <table>
    <thead><tr>
    <th scope="col" class="n">${say('number')}</th>
    <th scope="col">${say('task')}</th>
    <th scope="col" class="u">${say('unit')}</th>
    <th scope="col">${say('progress')}</th>
    <th scope="col" class="c">${say('completion')}</th>
    <th scope="col" class="l">${say('light')}</th>
    </tr></thead>
    <tbody>${tasks.map((task) => row(task, units, say))}</tbody>
    </table>
    </section>`;
};

const pageLinks = (sheet: string, page: number, pages: number, asked: Asked): Html | null => {
  const { say } = asked;
  if (pages === 1) return null;
  const before = page > 1 ? link(linkTo(sheet, asked, { page: page - 1 }), say('before')) : null;
  const after = page < pages ? link(linkTo(sheet, asked, { page: page + 1 }), say('after')) : null;
  return markup`<nav aria-label="${say('pages')}">${before}<span>${say('pageOf', { page, pages })}</span>${after}</nav>`;
};

const otherYears = (sheets: readonly PublishedSheet[], shown: string, asked: Asked): Html | null => {
  const others = sheets.filter(({ id }) => id !== shown);
  if (others.length === 0) return null;
  const links = others.map(({ id, name }) => link(linkTo(id, asked, { find: '', unit: '', class: '' }), name));
  return markup`<nav aria-label="${asked.say('years')}">${links}</nav>`;
};

/** Nothing of the kind is published: of any sheet yet, or of the one that was asked for. */
const nothing = (sheets: readonly PublishedSheet[], asked: Asked): HtmlPage => {
  const { say } = asked;
  const isNone = sheets.length === 0;
  const main = markup`<header><h1>${say('titleOfNone')}</h1>${otherLanguage('', asked)}</header>
    <p>${say(isNone ? 'none' : 'noSuchSheet')}</p>
    ${isNone ? null : markup`<p>${link(linkTo('', asked, {}), say('backToNewest'))}</p>`}
    ${sheets.length > 1 ? otherYears(sheets, '', asked) : null}`;
  // Not kept: it is over as soon as something is published.
  return { ...wholePage(say('titleOfNone'), main, asked), status: isNone ? 200 : 404 };
};

/** What of the query the sheet knows. */
const filterOf = ({ find, unit, class: pace }: PublicQuery, { units }: Published): PublishedFilter => ({
  find,
  unit: units.some(({ id }) => id === unit) ? unit : null,
  class: classNamed(pace),
});

/** What the page is narrowed to, in words: the form is not on paper. */
const narrowing = (
  { find, unit, class: pace }: PublishedFilter,
  units: ReadonlyMap<string, string>,
  say: Asked['say'],
): readonly string[] => [
  ...(find === '' ? [] : [`“${find}”`]),
  ...(unit === null ? [] : [units.get(unit) ?? '']),
  ...(pace === null ? [] : [say(`pace_${pace}`)]),
];

const note = (words: string): Html => markup`<p class="note">${words}</p>`;

export const publicPage = ({ sheets, shown }: PublishedAnswer, query: PublicQuery, setting: PublicSetting): HtmlPage => {
  const say = sayFrom<PublicKey>(PUBLIC_TEXT[query.lang]);
  if (shown === null) return nothing(sheets, { ...setting, query, say });
  const { sheet, published } = shown;
  const filter = filterOf(query, published);
  const asked: Asked = { ...setting, query: { ...query, unit: filter.unit ?? '', class: filter.class ?? '' }, say };
  const on = pageOf(chosenOf(published.projects, filter), query.page, MOST_TASKS);
  const units = new Map(published.units.map(({ id, name }) => [id, name]));
  const title = say('title', { city: sheet.city, sheet: sheet.name });
  const asOf = say('asOf', { period: periodWords(say, published.period), day: localDay(Date.parse(published.at), setting.timeZone) });
  const main = markup`<header><h1>${title}</h1>${otherLanguage(sheet.id, asked)}</header>
    <p class="dim">${asOf}</p>
    ${query.unit === asked.query.unit ? null : note(say('noSuchUnit'))}
    ${query.class === asked.query.class ? null : note(say('noSuchClass'))}
    ${figures(sheet.id, published, asked)}
    <p class="dim">${say('meaning')}</p>
    ${filterForm(sheet.id, published, asked)}
    <p role="status">${on.total === 0 ? say('nothingFound') : [say('found', { n: on.total }), ...narrowing(filter, units, say)].join(' · ')}</p>
    ${on.projects.map((each) => project(each, units, say))}
    ${pageLinks(sheet.id, on.page, on.pages, asked)}
    ${otherYears(sheets, sheet.id, asked)}`;
  return { ...wholePage(title, main, asked), status: 200, keepSeconds: PUBLIC_KEEP_SECONDS };
};

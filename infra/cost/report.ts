/** The reckoning as text, from the example's template, the profiles and the prices. */
import { ASSUMED, costOf, type Held, PRICE_NAMES, type Profile, standing, sumOf, usageOf } from './bill.ts';
import { PRICE_IN_CHINA, PRICES } from './prices.ts';
import { examplePriced, heldIn, unthoughtOf } from './template.ts';
import { TYPES } from './types.ts';
import { total, type Units, unitsOfAnEdit } from './units.ts';

const PROFILES: readonly Profile[] = [
  { name: '(a) 23 tasks, 30 staff', cities: 1, tasks: 23, staff: 30, edits: 400, mails: 300 },
  { name: '(b) 10,000 tasks, 500 staff', cities: 1, tasks: 10_000, staff: 500, edits: 20_000, mails: 8000 },
  { name: '(c) 2,843 counties, each as (a)', cities: 2843, tasks: 23, staff: 30, edits: 400, mails: 300 },
];

const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : 0 });
const dollars = (value: number | null): string =>
  value === null ? 'not found' : `$${value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

type Reckoned = { readonly held: Held; readonly units: Units };

const months = ({ held, units }: Reckoned): readonly string[] => {
  const sum = (profile: Profile, keeping: 'with' | 'without'): number => sumOf(usageOf(profile, held, units), keeping);
  const million = (profile: Profile, keeping: 'with' | 'without'): number =>
    sum({ ...profile, edits: profile.edits + 1e6 }, keeping) - sum(profile, keeping);
  const one = PROFILES.slice(0, 2);
  const each = (of: (profile: Profile) => number): readonly string[] => [...one.map((profile) => dollars(of(profile))), 'as (a)'];
  return [
    '## A month',
    '',
    table(
      ['', ...PROFILES.map(({ name }) => name)],
      [
        ['all that has a price', ...PROFILES.map((profile) => dollars(sum(profile, 'with') * profile.cities))],
        ['of it, though nobody comes', ...PROFILES.map(({ cities }) => dollars(cities * standing(held)))],
        ['a million edits more', ...each((profile) => million(profile, 'without'))],
        [
          '… and to keep a year of such months, with its copies',
          ...each((profile) => million(profile, 'with') - million(profile, 'without')),
        ],
      ],
    ),
    '',
    table(
      ['of one city', ...one.flatMap(({ name }) => [name, 'a month'])],
      PRICE_NAMES.map((name) => [
        PRICES[name].unit,
        ...one.flatMap((profile) => {
          const used = usageOf(profile, held, units)[name];
          return [number(used), dollars(costOf(name, used))];
        }),
      ]),
    ),
    '',
  ];
};

const anEdit = ({ units: { bytes, writes, reads } }: Reckoned): readonly string[] => [
  '## An edit',
  '',
  `Mean bytes of the published sheet's items: task ${number(bytes.task)}, event ${number(bytes.event)}, project ${number(bytes.project)}.`,
  '',
  table(
    ['DynamoDB units', 'of an edit'],
    [
      ...Object.entries(writes).map(([name, value]) => [`write: ${name}`, number(value)]),
      ['**written**', `**${number(total(writes))}**`],
      ...Object.entries(reads).map(([name, value]) => [`read: ${name}`, number(value)]),
      ['**read**', `**${number(total(reads))}**`],
    ],
  ),
  '',
];

const data = (): readonly string[] => [
  '## Assumed',
  '',
  table(
    ['of every city', 'value'],
    Object.entries(ASSUMED).map(([name, value]) => [name, String(value)]),
  ),
  '',
  '## Prices',
  '',
  table(
    ['what', 'us-east-1', 'source', 'day'],
    PRICE_NAMES.map((name) => {
      const { usd, per, unit, source, day } = PRICES[name];
      return [unit, usd === null ? 'not found' : `$${usd}${per === 1 ? '' : ` for ${number(per)}`}`, source, day];
    }),
  ),
  '',
  `Of China (Ningxia) one price was found: ¥${PRICE_IN_CHINA.yuan} for ${number(PRICE_IN_CHINA.per)} ${PRICE_IN_CHINA.unit} (${PRICE_IN_CHINA.source}, undated), so nothing is added up in yuan.`,
  '',
  '## Types of resources',
  '',
  table(
    ['type', 'paid by'],
    Object.entries(TYPES).map(([type, costs]) => [
      `\`${type}\``,
      'paid' in costs ? costs.paid.map((name) => PRICES[name].unit).join('; ') : `free: ${costs.free}`,
    ]),
  ),
];

/** All of docs/cost.md between its marks. It throws where the stack holds a type of resource that nobody has priced. */
export const reckoning = (): string => {
  const template = examplePriced();
  const unknown = unthoughtOf(template);
  if (unknown.length > 0) throw new Error(`infra/cost/types.ts says nothing of ${unknown.join(', ')}`);
  const reckoned = { held: heldIn(template), units: unitsOfAnEdit() };
  return [...months(reckoned), ...anEdit(reckoned), ...data()].join('\n');
};

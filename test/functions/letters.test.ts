import { describe, expect, test } from 'vitest';
import type { Addressee, ChaseRequest, LetterRequest, LetterSetting } from '../../domain/mail/requests.ts';
import type { Letter } from '../../domain/mail/types.ts';
import { letterWriter } from '../../functions/letters/writer.ts';
import {
  bulletinRequests,
  chaseRequest,
  CLERK,
  HOSTILE,
  largeSheet,
  LEADER,
  mentionsRequest,
  seed,
  settingOf,
  summaryRequest,
} from '../support/letters.ts';

const writer = letterWriter();
const table = seed();
const setting = settingOf(table);

const LARGEST = 100 * 1024;

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

const hrefsOf = ({ html }: Letter): readonly string[] => [...html.matchAll(/href="([^"]*)"/gu)].map((match) => match[1] ?? '');

/** Every other task sent back, for as long a reason as its text. */
const sentBackOf = ({ tasks }: ReturnType<typeof seed>): ChaseRequest['sentBack'] =>
  tasks.filter((_, at) => at % 2 === 0).flatMap(({ id, units, progress }) => units.map((unit) => ({ task: id, unit, reason: progress })));

/** Each kind from one sheet, where every text is this sheet's own. */
const everyKind = (contents: ReturnType<typeof seed>, comments: readonly string[]): readonly LetterRequest[] => [
  summaryRequest(contents),
  chaseRequest(contents, contents.units.length),
  chaseRequest(contents, contents.units.length, undefined, sentBackOf(contents)),
  mentionsRequest(contents, comments),
  bulletinRequests(contents).issued,
];

const written = (requests: readonly LetterRequest[], about: LetterSetting, to: Addressee): Promise<readonly Letter[]> =>
  Promise.all(requests.map((request) => writer.write(request, about, to)));

describe('a page', () => {
  test('stands by itself in any mail program: tables for layout, nothing from elsewhere, nothing that runs', async () => {
    for (const { html } of await written(everyKind(table, ['请核对']), setting, CLERK)) {
      expect(html).toMatch(/^<!DOCTYPE html><html lang="zh-CN"/u);
      expect(html).not.toMatch(/<script|<img|<link|<iframe|<form|\ssrc=|url\(|@import|display:\s?(?:flex|grid)|position:/iu);
      const tables = html.match(/<table/gu) ?? [];
      expect(tables.length).toBeGreaterThan(3);
      expect(html.match(/<table[^>]*role="presentation"/gu)).toHaveLength(tables.length);
      expect(html.match(/<h1/gu)).toHaveLength(1);
      expect(html.match(/<!--\[if mso\]>/gu)).toHaveLength(1);
    }
  });

  test('says what the plain text says', async () => {
    const visible = ({ html }: Letter): string =>
      html
        .replace(/<head>.*<\/head>/su, '')
        .replaceAll(/<[^>]+>/gu, '')
        .replaceAll('&quot;', '"')
        .replaceAll(/\s/gu, '');
    for (const letter of await written(everyKind(table, ['请核对']), setting, LEADER)) {
      const lines = letter.text.split('\n').map((line) => line.replace(/^■ |^\d+\. /u, '').trim());
      const said = lines.filter((line) => !/https:|^——$|〔|: |·/u.test(line) && line !== '');
      expect(said.length).toBeGreaterThan(4);
      for (const line of said) expect(visible(letter)).toContain(line.replaceAll(/\s/gu, ''));
    }
  });

  test('is in the language that is asked for', async () => {
    const { html, subject } = await letterWriter('en').write(chaseRequest(table, 1), setting, LEADER);
    expect(html).toContain('<html lang="en"');
    expect(subject).toBe('[2024年民生实事] 3/2024, not reported: 1, working days left: 3');
  });
});

describe('what users wrote', () => {
  const hostile = {
    ...table,
    sheet: { ...table.sheet, name: HOSTILE, city: HOSTILE },
    projects: table.projects.map((project) => ({ ...project, name: HOSTILE })),
    tasks: table.tasks.map((task) => ({ ...task, content: HOSTILE, progress: HOSTILE })),
    units: table.units.map((unit) => ({ ...unit, name: HOSTILE })),
  };
  const requests = [
    ...everyKind(hostile, [HOSTILE]),
    summaryRequest(hostile, { since: HOSTILE, bulletin: { name: HOSTILE, bulletin: { sheet: '2024', number: 1 } } }),
  ];

  test('is text and nothing else, and leads nowhere', async () => {
    for (const letter of await written(requests, settingOf(hostile), { name: HOSTILE, unsubscribe: null })) {
      expect(letter.html).toContain('&lt;script&gt;alert(1)');
      expect(letter.html).not.toMatch(/<script|<a href="javascript/u);
      expect(hrefsOf(letter).length).toBeGreaterThan(0);
      for (const href of hrefsOf(letter)) expect(href).toMatch(/^https:\/\/shishi\.example\.cn\/\?sheet=2024/u);
      expect(letter.subject).not.toMatch(/[\r\n]/u);
    }
  });
});

describe('a sheet of 10,000 tasks with the longest texts', () => {
  test.each(['"', '事', '👨‍👩‍👧', '1'])('of %s makes letters that stay under 100 KB and lead to the rest', async (text) => {
    const large = largeSheet(10_000, text);
    const requests = everyKind(
      large,
      Array.from({ length: 100 }, () => text.repeat(2000)),
    );
    const letters = await written(requests, settingOf(large), CLERK);
    for (const letter of letters) {
      expect(bytes(letter.html)).toBeLessThanOrEqual(LARGEST);
      expect(bytes(letter.text)).toBeLessThanOrEqual(LARGEST);
      expect(letter.text).toMatch(/其余 \d+ [项条个].*(台账|通报)/u);
    }
  });
});

describe('a letter', () => {
  test('can be stopped where its recipient may, and says where', async () => {
    const chase = await writer.write(chaseRequest(table, 1), setting, CLERK);
    expect(chase.unsubscribe).toBe(CLERK.unsubscribe);
    expect(hrefsOf(chase).at(-1)).toBe(CLERK.unsubscribe);
    expect(chase.text).toContain(`退订此类邮件: ${CLERK.unsubscribe}`);
    const summary = await writer.write(summaryRequest(table), setting, LEADER);
    expect(summary.unsubscribe).toBeNull();
    expect(summary.html + summary.text).not.toContain('退订');
    expect(summary.text).toContain('请勿回复');
  });

  test('takes the bulletin along where there is one', async () => {
    const bulletin = { name: '第3期通报.docx', bulletin: { sheet: '2024', number: 3 } };
    const [without, withIt, chase] = await written(
      [summaryRequest(table), summaryRequest(table, { bulletin }), chaseRequest(table, 1)],
      setting,
      LEADER,
    );
    expect([without?.attachments, withIt?.attachments, chase?.attachments]).toEqual([[], [bulletin], []]);
    const { issued, drafted } = bulletinRequests(table);
    const [sent, draft] = await written([issued, drafted], setting, LEADER);
    expect([sent?.attachments, draft?.attachments]).toEqual([[issued.attached], []]);
  });
});

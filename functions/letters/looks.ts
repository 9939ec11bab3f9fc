/**
 * Colours and styles of letters.
 *
 * Mail programs differ in what they leave of a stylesheet, so every element carries its own looks; the stylesheet adds nothing but
 * the dark scheme, and what Outlook needs. Colours are those of the page.
 */
import type { CSSProperties } from 'react';
import { LIGHTS, type PaceClass } from '../../domain/pace.ts';

/** By role, light and dark. */
const COLOURS = {
  ink: ['#1b2733', '#e3e9ef'],
  dim: ['#5d6b79', '#a0adba'],
  brand: ['#1d4f91', '#7fb0ef'],
  head: ['#1d4f91', '#24508c'],
  onHead: ['#ffffff', '#ffffff'],
  line: ['#dfe4ea', '#323d48'],
  ground: ['#f4f6f8', '#131a21'],
  surface: ['#ffffff', '#1b232c'],
  track: ['#e3e8ed', '#33404c'],
  green: ['#1e7f4f', '#5dc294'],
  amber: ['#96590a', '#e3b05c'],
  red: ['#c0392b', '#f08a7d'],
  added: ['#14633b', '#8ad9b2'],
  addedGround: ['#d9efe2', '#1f4a37'],
  removed: ['#a02c20', '#f5a99f'],
  removedGround: ['#fbe9e7', '#47231f'],
} as const satisfies Record<string, readonly [string, string]>;

export type Role = keyof typeof COLOURS;

/** Microsoft YaHei comes first: where Outlook does not know the first face, it takes Times for all. */
const FACES = 'Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif';

/** What a cell hands down to all in it. Words break anywhere rather than widen the letter. */
export const CELL = { fontFamily: FACES, wordBreak: 'break-word', overflowWrap: 'anywhere' } as const satisfies CSSProperties;

export const WIDTH = 640;

const LIGHT_ROLES = { green: 'green', yellow: 'amber', red: 'red', none: 'dim' } as const satisfies Record<string, Role>;

export const roleOf = (of: PaceClass): Role => LIGHT_ROLES[LIGHTS[of]];

/** A shape for each class, so that nobody needs to tell colours apart. */
export const SHAPES = {
  completed: '√',
  ahead: '▲',
  on_pace: '●',
  behind: '◆',
  far_behind: '▼',
  unquantified: '○',
} as const satisfies Record<PaceClass, string>;

type Colours = { readonly ink?: Role; readonly ground?: Role; readonly edge?: Role };
type Look = { readonly className: string; readonly style: CSSProperties; readonly bgcolor?: string };

/** An element's styles in the colours of these roles; `bgcolor` is for programs that know no other ground. */
export const look = (style: CSSProperties, { ink, ground, edge }: Colours = {}): Look => ({
  className: [ink && `c-${ink}`, ground && `g-${ground}`, edge && `e-${edge}`].filter(Boolean).join(' '),
  style: {
    ...style,
    ...(ink && { color: COLOURS[ink][0] }),
    ...(ground && { backgroundColor: COLOURS[ground][0] }),
    ...(edge && { borderColor: COLOURS[edge][0] }),
  },
  ...(ground && { bgcolor: COLOURS[ground][0] }),
});

/** Words of a size in pixels, or null for that around them. */
export const words = (size: number | null, ink: Role, style: CSSProperties = {}, colours: Omit<Colours, 'ink'> = {}): Look =>
  look(
    { ...(size !== null && { margin: 0, fontSize: `${size}px`, lineHeight: `${Math.round(size * 1.6)}px` }), ...style },
    { ink, ...colours },
  );

const darkRules = (): string =>
  Object.entries(COLOURS)
    .map(
      ([role, [, dark]]) =>
        `.c-${role}{color:${dark}!important}.g-${role}{background-color:${dark}!important}.e-${role}{border-color:${dark}!important}`,
    )
    .join('');

export const STYLESHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}@media (prefers-color-scheme:dark){${darkRules()}}`;

/** For Outlook, which lays out as Word does: it knows no greatest width, and hands no face down into tables. */
export const FOR_OUTLOOK = [
  '<!--[if mso]>',
  '<xml xmlns:o="urn:schemas-microsoft-com:office:office"><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>',
  `<style>table.letter{width:${WIDTH}px}td,p,a,h1,h2{font-family:"Microsoft YaHei",sans-serif}</style>`,
  '<![endif]-->',
].join('');

/** What makes the same bulletin the same file: no moment of its making is in it. */
import type { BulletinHead } from '../../domain/bulletin/types.ts';
import { writable } from './paragraphs.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => writable(text).replaceAll(/[&<>"]/gu, (mark) => ENTITIES[mark] ?? mark);

/** `docProps/core.xml` with the moment of issuing; the package would write that of the download. */
export const coreProperties = ({ title, office, at }: Pick<BulletinHead, 'title' | 'office' | 'at'>): string => {
  const moment = `${at.slice(0, 19)}Z`;
  const time = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(office)}</dc:creator><cp:lastModifiedBy>${escaped(office)}</cp:lastModifiedBy>${time('created')}${time('modified')}</cp:coreProperties>`;
};

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

/** 1 January 1980, 00:00: where the calendar of ZIP begins. */
const BEGINNING = 0x00210000;

/** A ZIP file whose entries are of no time at all. It has no comment, so its directory's end is its last 22 bytes. */
export const steadyZip = (zip: Uint8Array): Uint8Array => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - 22;
  if (view.getUint32(end, true) !== END) throw new Error('the Word file is no ZIP file as expected');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(at, true) !== CENTRAL || view.getUint32(local, true) !== LOCAL)
      throw new Error('the Word file is no ZIP file as expected');
    view.setUint32(at + 12, BEGINNING, true);
    view.setUint32(local + 10, BEGINNING, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return zip;
};

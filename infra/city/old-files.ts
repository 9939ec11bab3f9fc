/** What earlier releases left of the page's files. Pages that are still open may ask for it, so it stays a week longer. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CopyObjectCommand, GetObjectCommand, HeadObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { ENCODINGS } from '../../functions/hosting/kinds.ts';
import { ASSETS, RETIRED } from '../retired.ts';

const AT_ONCE = 10;
const INDEX = 'index.html';

/** The name of a file without what a compressed copy of it ends with. */
const plainName = (name: string): string => {
  const encoding = ENCODINGS.find(({ suffix }) => name.endsWith(suffix));
  return encoding === undefined ? name : name.slice(0, -encoding.suffix.length);
};

/**
 * Marks a file, if it is not marked yet, by writing it anew: S3 counts days from when a file was last written. A release that has
 * the file again writes it without the mark.
 */
const retire = async (s3: S3Client, bucket: string, name: string): Promise<boolean> => {
  const file = { Bucket: bucket, Key: name };
  const { Metadata: known, ContentType, CacheControl } = await s3.send(new HeadObjectCommand(file));
  const { tag } = RETIRED;
  if (known?.[tag.name] !== undefined) return false;
  await s3.send(
    new CopyObjectCommand({
      ...file,
      CopySource: `${bucket}/${encodeURIComponent(name)}`,
      MetadataDirective: 'REPLACE',
      Metadata: { [tag.name]: tag.value },
      ContentType,
      CacheControl,
      TaggingDirective: 'REPLACE',
      Tagging: `${tag.name}=${tag.value}`,
    }),
  );
  return true;
};

/** True where the page that is served is the one in this folder: a deployment may have been prepared only. */
const isServed = async (s3: S3Client, bucket: string, folder: string): Promise<boolean> => {
  const { Body: body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: INDEX }));
  return (await body?.transformToString()) === readFileSync(join(folder, INDEX), 'utf8');
};

/**
 * Marks all files with a hash in their name that the release in `folder` does not have. Done again, it goes on where it stopped.
 *
 * @returns how many were marked; null where another page than this is served, so that nothing can be said of its files
 */
export const retireOldFiles = async (s3: S3Client, bucket: string, folder: string): Promise<number | null> => {
  if (!(await isServed(s3, bucket, folder))) return null;
  const present = new Set(globSync(`${ASSETS}**`, { cwd: folder }));
  let marked = 0;
  for await (const { Contents: files = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: ASSETS })) {
    const old = files.flatMap(({ Key: name }) => (name === undefined || present.has(plainName(name)) ? [] : [name]));
    for (let start = 0; start < old.length; start += AT_ONCE) {
      // oxlint-disable-next-line no-await-in-loop -- so many at once and no more
      const some = await Promise.all(old.slice(start, start + AT_ONCE).map((name) => retire(s3, bucket, name)));
      marked += some.filter(Boolean).length;
    }
  }
  return marked;
};

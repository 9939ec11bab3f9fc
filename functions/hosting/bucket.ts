import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';

/** Reads files of a bucket by name; null for one that is not there. The role must be allowed to list it, or S3 says 403 for that. */
export const filesOf = (bucket: string): ((name: string) => Promise<Uint8Array | null>) => {
  const client = new S3Client({ maxAttempts: 3, requestHandler: { connectionTimeout: 1000, requestTimeout: 4000 } });
  return async (name) => {
    try {
      const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }));
      return body === undefined ? null : await body.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  };
};

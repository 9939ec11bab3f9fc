import type { Bucket } from 'aws-cdk-lib/aws-s3';

/** Where the page is, whoever serves it. */
export type Hosting = {
  /** What its files are copied into. */
  readonly bucket: Bucket;
  /** Where people open the page, as browsers name it in `Origin`. */
  readonly origin: string;
  /** What the DNS record of the city's own domain points to. */
  readonly host: string;
};

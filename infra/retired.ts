/** Files of the page that no release has any more: marked when a release leaves them out, and removed by S3 a while later. */
export const RETIRED = {
  /** The tag that they are removed by. */
  tag: { name: 'retired', value: 'yes' },
  /** Days for which a page that was opened before still finds them. */
  days: 7,
} as const;

/** What the build names by their own hash; nothing else of the page is ever left out. */
export const ASSETS = 'assets/';

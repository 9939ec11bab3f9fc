/** Grows by one whenever the same texts may read differently, so that stored assessments can be told apart. */
export const READER_VERSION = 4;

/** Who a change is by where texts were read anew. */
export const READER_ID = 'reader';

/** KB that the bundle of a Lambda may have. What office work needs is larger, and nobody's edit waits for it to start. */
export const LARGEST_KB: Readonly<Record<string, number>> = {
  ApiHandler: 450,
  ApiOffice: 1100,
  ChangesHandler: 450,
  DigestHandler: 1200,
  LiveHandler: 450,
  MigrateHandler: 450,
  PageHandler: 450,
  ReassessHandler: 450,
};

/** Milliseconds that its import may take on a quiet machine, where somebody waits for it. */
export const IMPORT_MS: Readonly<Record<string, number>> = { ApiHandler: 150 };

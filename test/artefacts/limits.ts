/** KB that the bundle of a Lambda may have. What office work, mail and mailboxes need is larger, and nobody's edit waits for it to start. */
export const LARGEST_KB: Readonly<Record<string, number>> = {
  ApiHandler: 450,
  ApiOffice: 1100,
  ChangesHandler: 450,
  DigestHandler: 1200,
  LiveHandler: 450,
  /** Of a city that mails by a relay; `ReturnsHandler` is of one that does by SES. */
  MailboxHandler: 1350,
  MigrateHandler: 450,
  PageHandler: 450,
  PublicHandler: 450,
  ReassessHandler: 450,
  ReturnsHandler: 450,
};

/** Milliseconds that its import may take on a quiet machine, where somebody waits for it. */
export const IMPORT_MS: Readonly<Record<string, number>> = { ApiHandler: 150 };

/** What a city's Lambdas count and measure, by the names that CloudWatch keeps it under, with the unit of each. */
export const METRICS = {
  /** Edits of tasks that were saved, and those that another edit came before. */
  Edits: 'Count',
  Conflicts: 'Count',
  /** From the request for an edit to its answer. */
  EditTime: 'Milliseconds',
  /** To work out the projects' roll-ups of a batch of changes. */
  RollUpTime: 'Milliseconds',
  /** What units said of their tasks, and what was sent back. */
  Reports: 'Count',
  /** Connections that are open at the moment. */
  LiveConnections: 'Count',
  /** Connects, messages and disconnects that could not be worked off. */
  LiveFailures: 'Count',
  MailsSent: 'Count',
  MailsFailed: 'Count',
  MailsUnknown: 'Count',
  /** What was sent, and came back later. */
  MailsReturned: 'Count',
} as const;

export type Metric = keyof typeof METRICS;

/** Figures of one call; none is left out. */
export type Figures = Readonly<Partial<Record<Metric, number>>>;

/** Where CloudWatch keeps them, and what tells one city's from another's: the name of its stack. */
export const NAMESPACE = 'Shishi';
export const DIMENSION = 'Stack';

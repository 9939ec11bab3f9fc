import { DatabaseSync } from 'node:sqlite';

/**
 * Adds an index that the embedded engine lacks.
 *
 * For each write the engine looks up the last number of its stream by reading all of it, so that writes grow slower with every edit
 * (2 ms a thousand). The index answers that look-up at once. It concerns speed only: where the engine's file looks otherwise, as a
 * later version's may, nothing is done.
 */
export const indexStream = (file: string): void => {
  try {
    const database = new DatabaseSync(file, { timeout: 2000 });
    database.exec('CREATE INDEX IF NOT EXISTS shishi_stream_sequence ON _stream_records (table_name, sequence_number)');
    database.close();
  } catch {
    // slower, and otherwise the same
  }
};

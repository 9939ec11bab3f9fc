import { embeddedTable } from '../support/engine.ts';
import { commentContract } from './comment-contract.ts';
import { liveContract } from './live-contract.ts';
import { mailingContract } from './mailing-contract.ts';
import { peopleContract } from './people-contract.ts';
import { reportContract } from './report-contract.ts';
import { snapshotContract } from './snapshot-contract.ts';
import { storeContract } from './store-contract.ts';

storeContract('the embedded engine', embeddedTable);
peopleContract('the embedded engine', embeddedTable);
liveContract('the embedded engine', embeddedTable);
commentContract('the embedded engine', embeddedTable);
reportContract('the embedded engine', embeddedTable);
snapshotContract('the embedded engine', embeddedTable);
mailingContract('the embedded engine', embeddedTable);

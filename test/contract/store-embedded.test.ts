import { embeddedTable } from '../support/engine.ts';
import { storeContract } from './store-contract.ts';

storeContract('the embedded engine', embeddedTable);

import { memoryMails } from '../support/memory-mails.ts';
import { mailContract } from './mail-contract.ts';

mailContract('memory', () => Promise.resolve({ store: memoryMails(), stop: () => Promise.resolve() }));

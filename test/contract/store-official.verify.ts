import { dynamoDbLocalTable } from '../support/dynamodb-local.ts';
import { commentContract } from './comment-contract.ts';
import { liveContract } from './live-contract.ts';
import { mailingContract } from './mailing-contract.ts';
import { peopleContract } from './people-contract.ts';
import { reportContract } from './report-contract.ts';
import { snapshotContract } from './snapshot-contract.ts';
import { storeContract } from './store-contract.ts';

storeContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
peopleContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
liveContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
commentContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
reportContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
snapshotContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
mailingContract("Amazon's DynamoDB Local", dynamoDbLocalTable);

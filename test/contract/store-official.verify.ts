import { dynamoDbLocalTable } from '../support/dynamodb-local.ts';
import { bulletinContract } from './bulletin-contract.ts';
import { commentContract } from './comment-contract.ts';
import { liveContract } from './live-contract.ts';
import { mailTableContract } from './mail-contract.ts';
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
bulletinContract("Amazon's DynamoDB Local", dynamoDbLocalTable);
mailTableContract("Amazon's DynamoDB Local", dynamoDbLocalTable);

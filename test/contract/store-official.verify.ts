import { dynamoDbLocalTable } from '../support/dynamodb-local.ts';
import { storeContract } from './store-contract.ts';

storeContract("Amazon's DynamoDB Local", dynamoDbLocalTable);

/** Names of the environment variables that the Lambdas read and the infrastructure sets. */
export const ENVIRONMENT = {
  /** Name of the DynamoDB table. */
  tableName: 'TABLE_NAME',
  /** E-mail addresses, separated by commas, whose verified holder is an admin from the first sign-in. */
  firstAdmins: 'FIRST_ADMINS',
} as const;

import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { SCOPES } from '../settings/identity.ts';
import type { Issuer } from './issuer.ts';

export type SignInProps = {
  /** First part of the sign-in page's address. */
  readonly domainPrefix: string;
};

/** Minutes and days that tokens hold. A clerk who is away for longer than the last signs in again. */
const TOKENS = {
  accessTokenValidity: 60,
  idTokenValidity: 60,
  refreshTokenValidity: 7,
  tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' },
} as const;

const INVITATION = {
  emailSubject: '实事台账:您的账号 / Your account for Shishi',
  emailBody:
    '您的账号:{username}<br>临时密码:{####}<br>请在七天内登录并设定新密码。<br><br>Account: {username}<br>Temporary password: {####}<br>Sign in within seven days and choose a new one.',
} as const;

/**
 * A user pool of Cognito with a sign-in page. Nobody signs up by themselves: accounts are made by the city's IT, and even
 * with one, whoever was not invited to the sheet is no member.
 */
export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly issuer: Issuer;
  /** Without it the sign-in page is not shown at all. */
  readonly looks: CfnManagedLoginBranding;
  private readonly client: CfnUserPoolClient;

  constructor(scope: Construct, id: string, { domainPrefix }: SignInProps) {
    super(scope, id);
    this.pool = this.newPool();
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.client = this.newClient();
    this.looks = new CfnManagedLoginBranding(this, 'Looks', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.ref,
      useCognitoProvidedValues: true,
    });
    const { region, urlSuffix } = Stack.of(this);
    this.issuer = {
      issuer: this.pool.userPoolProviderUrl,
      // Cognito's access tokens have no `aud`; their `client_id` stands for it.
      audience: this.client.ref,
      clientId: this.client.ref,
      scope: SCOPES,
      origins: [`https://cognito-idp.${region}.${urlSuffix}`, domain.baseUrl()],
    };
  }

  /** Sends people back to this page only. It comes later than the page, whose policy names the sign-in page. */
  admit(pageOrigin: string): void {
    this.client.callbackUrLs = [`${pageOrigin}/signed-in`];
    this.client.logoutUrLs = [`${pageOrigin}/`];
  }

  private newPool(): UserPool {
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      autoVerify: { email: true },
      // A new address counts, for an invitation too, only once it is verified.
      keepOriginal: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      userInvitation: INVITATION,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(pool).acknowledge({
      id: 'AwsSolutions-COG8',
      reason: 'Threat protection of the Plus plan is priced by person; every sign-in asks for a second factor.',
    });
    return pool;
  }

  /** A public client: what runs in a browser keeps no secret, so PKCE stands for one. */
  private newClient(): CfnUserPoolClient {
    return new CfnUserPoolClient(this, 'Client', {
      userPoolId: this.pool.userPoolId,
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: SCOPES.split(' '),
      supportedIdentityProviders: ['COGNITO'],
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      ...TOKENS,
    });
  }
}

import * as z from 'zod';

/** `/config.json` beside the page: what it needs to know before anybody has signed in. Nothing in it is secret. */
export const pageConfig = z.object({
  /** The city as its people write it. */
  city: z.string(),
  /** Who says who somebody is; its discovery document is below this address. */
  issuer: z.string(),
  /** The page as the issuer knows it: a public client that uses PKCE. */
  clientId: z.string(),
  /** What the page asks for, blanks between. */
  scope: z.string(),
  /** True where everybody may see, at `/public`, what each closing leaves. */
  publishes: z.boolean().exactOptional(),
  /** Numbers that the site was filed under, in mainland China. */
  filing: z.object({ icp: z.string(), police: z.string().exactOptional() }).exactOptional(),
  /** Sent as `resource` (RFC 8707) where the issuer wants to be told which API a token is for. */
  resource: z.string().exactOptional(),
});

export type PageConfig = z.infer<typeof pageConfig>;

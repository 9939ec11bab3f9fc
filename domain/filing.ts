/** 备案: the numbers that a site in mainland China shows at its foot, each leading to its register. */

export type Filing = {
  /** Of the ICP filing: 浙ICP备12345678号-1. */
  readonly icp: string;
  /** Of the filing with the police: 浙公网安备33040002000123号. */
  readonly police?: string;
};

export type FilingLink = { readonly number: string; readonly register: string };

/** None for a site that is not filed. */
export const filingLinks = (filing: Filing | undefined): readonly FilingLink[] => [
  ...(filing === undefined ? [] : [{ number: filing.icp, register: 'https://beian.miit.gov.cn/' }]),
  ...(filing?.police === undefined ? [] : [{ number: filing.police, register: 'https://beian.mps.gov.cn/' }]),
];

import type { SheetId } from '../../../domain/types.ts';

const DEFAULT_SHEET = '2024';

/** The sheet that the address names: `?sheet=2024`. */
export const sheetOfAddress = (): SheetId => new URLSearchParams(globalThis.location.search).get('sheet') ?? DEFAULT_SHEET;

/** What a migration is: a change that every item of the table goes through once, from the shape before to the one after. */
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Unit } from '../../domain/people/types.ts';

/** An item as the SDK's document client reads it. Only the store writes items, so their shape is trusted. */
export type Item = NonNullable<GetCommandOutput['Item']>;

/**
 * Items of history and snapshots are put once and stay as they are: no migration changes them, so what reads them takes every shape
 * that they ever had.
 */
export type Migration = {
  /** From 1 on, without gaps: the version of the city's data once all items went through it. */
  readonly number: number;
  /** What it does, in one sentence. */
  readonly what: string;
  /**
   * The item in its new shape, under the same key; the very item where it is not concerned. An item in the new shape is not
   * concerned. `units` are all of the city's.
   */
  readonly change: (item: Item, units: readonly Unit[]) => Item;
  /** Items that the new shape refers to; they are put first, where there are none of their keys. */
  readonly adds?: (item: Item, units: readonly Unit[]) => readonly Item[];
};

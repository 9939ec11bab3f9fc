import { expect, test } from 'vitest';
import * as z from 'zod';
import { templateOf } from './template.ts';

const resource = z.object({ Type: z.string(), DeletionPolicy: z.string().optional() });

/** A resource whose id changes is made anew, and an old one that is not retained is deleted. Look twice before updating this. */
test('every resource keeps its id', () => {
  const inventory = Object.entries(templateOf().toJSON().Resources).map(([id, value]) => {
    const { Type, DeletionPolicy } = resource.parse(value);
    return `${id}: ${Type}${DeletionPolicy === 'Retain' ? ', retained' : ''}`;
  });
  expect(inventory.toSorted()).toMatchSnapshot();
});

import { expect, test } from 'vitest';
import { inventoryOf, templateOf } from './template.ts';

/** A resource whose id changes is made anew, and an old one that is not retained is deleted. Look twice before updating this. */
test('every resource keeps its id', () => {
  expect(inventoryOf(templateOf())).toMatchSnapshot();
});

import { expect, test } from 'vitest';
import { inkPaths } from './ink-paths';

test('ink of one pressure is one path, smooth from end to end', () => {
	expect(inkPaths([[0, 0, 8], [10, 0, 8], [10, 20, 8]])).toEqual([
		{ d: expect.stringMatching(/^M0,0C0,0,5,0,5,0C[\d.,]+,10,10C10,10,10,20,10,20$/), width: 1 }
	]); // prettier-ignore
	expect(inkPaths([[3, 4, 8]])).toEqual([{ d: 'M3,4C3,4,3,4,3,4', width: 1 }]);
});

test('where the pressure changes, each curve has its own width', () => {
	const paths = inkPaths([[0, 0, 0], [10, 0, 8], [20, 0, 8]]); // prettier-ignore
	expect(paths.map(({ width }) => width)).toEqual([0.625, 0.875, 1]);
	expect(paths[1].d).toMatch(/^M5,0C/);
});
